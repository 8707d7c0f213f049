using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Versioning;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>A real package, as NuGet writes it, with nothing but a text file in it.</summary>
internal static class FixturePackage
{
    public static PackageIdentity Identity(string id, string version) => new(id, NuGetVersion.Parse(version));

    /// <summary>Writes a nupkg.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="id">The package's id.</param>
    /// <param name="version">The package's version.</param>
    /// <param name="commit">The commit that the nuspec names; null for none.</param>
    /// <param name="text">What the text file holds.</param>
    public static string Write(string path, string id, string version, string? commit, string text = "text")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var builder = new PackageBuilder { Id = id, Version = NuGetVersion.Parse(version), Description = "A package of a test." };
        builder.Authors.Add("Ann Author");
        if (commit is not null)
        {
            builder.Repository = new RepositoryMetadata { Type = "git", Url = "https://example.org/repository", Commit = commit };
        }

        var content = Path.ChangeExtension(path, ".txt");
        File.WriteAllText(content, text);
        builder.Files.Add(new PhysicalPackageFile { SourcePath = content, TargetPath = "content.txt" });
        using (var stream = File.Create(path))
        {
            builder.Save(stream);
        }

        File.Delete(content);
        return path;
    }

    /// <summary>Puts a package where a folder feed holds it.</summary>
    /// <returns>The nupkg's path.</returns>
    public static string WriteToFeed(string feed, string id, string version, string? commit) =>
        Write(
            new VersionFolderPathResolver(feed).GetPackageFilePath(id, NuGetVersion.Parse(version)),
            id,
            version,
            commit);

    /// <summary>Cuts a file off in the middle.</summary>
    public static void Truncate(string path)
    {
        using var stream = File.OpenWrite(path);
        stream.SetLength(stream.Length / 2);
    }
}
