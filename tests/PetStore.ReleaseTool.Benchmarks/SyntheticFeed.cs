using System.Text.Json;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Versioning;

namespace PetStore.ReleaseTool.Benchmarks;

/// <summary>A folder feed of real, small packages in NuGet's hierarchical layout: 20 versions of every package of a repository.</summary>
/// <remarks>
/// The feed has the current version of nine packages in ten, so that a plan has something to keep and something to publish.
/// </remarks>
internal static class SyntheticFeed
{
    private const int VersionsOfPackage = 20;

    /// <summary>Opens the feed of a repository; creates it when it is not there whole.</summary>
    /// <returns>The folder; null when the repository is too small to be planned against a feed.</returns>
    public static async Task<string?> OpenAsync(SyntheticRepository repository)
    {
        if (repository.Size.Packages < 1_000)
        {
            return null;
        }

        var folder = repository.Root + ".feed";
        if (Directory.Exists(folder))
        {
            return folder;
        }

        var unfinished = folder + ".new";
        Delete(unfinished);
        var (output, _) = await MeasuredProcess.RunToolAsync(repository.Root, "versions", "--format", "json");
        using var document = JsonDocument.Parse(output);
        Parallel.ForEach(document.RootElement.GetProperty("packages").EnumerateArray().Index(), package =>
        {
            var id = package.Item.GetProperty("id").GetString()!;
            var commit = package.Item.GetProperty("commit").GetString()!;
            for (var number = 1; number < VersionsOfPackage; number++)
            {
                Write(unfinished, id, $"0.1.{number}", commit);
            }

            Write(
                unfinished,
                id,
                package.Index % 10 == 0 ? "0.1.20" : package.Item.GetProperty("version").GetString()!,
                commit);
        });
        Directory.Move(unfinished, folder);
        return folder;
    }

    /// <summary>Writes a feed that holds the version that every package has at a commit, and no other.</summary>
    public static async Task WriteCurrentAsync(string root, string revision, string folder)
    {
        var unfinished = folder + ".new";
        Delete(unfinished);
        var (output, _) = await MeasuredProcess.RunToolAsync(root, "versions", "--at", revision, "--format", "json");
        using var document = JsonDocument.Parse(output);
        Parallel.ForEach(document.RootElement.GetProperty("packages").EnumerateArray(), package => Write(
            unfinished, package.GetProperty("id").GetString()!, package.GetProperty("version").GetString()!,
            package.GetProperty("commit").GetString()!));
        Directory.Move(unfinished, folder);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string folder, string id, string version, string commit)
    {
        var package = new PackageBuilder { Id = id, Version = NuGetVersion.Parse(version), Description = "A package of a benchmark." };
        package.Authors.Add("Ann");
        package.Repository = new RepositoryMetadata { Type = "git", Url = "https://example.org/repository", Commit = commit };
        package.DependencyGroups.Add(new PackageDependencyGroup(
            NuGet.Frameworks.NuGetFramework.AnyFramework, [new PackageDependency("Newtonsoft.Json", VersionRange.Parse("13.0.3"))]));
        var path = new VersionFolderPathResolver(folder).GetPackageFilePath(id, package.Version);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = File.Create(path);
        package.Save(stream);
    }
}
