using NuGet.Frameworks;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Git;

namespace PetStore.ReleaseTool.Tests.Faults;

/// <summary>Packages <c>Kill.P0</c>, <c>Kill.P1</c> and so on, each of which depends on all before it.</summary>
internal static class PrebuiltPackages
{
    public const string Commit = "1111111111111111111111111111111111111111";

    /// <summary>Writes the nupkgs into a folder.</summary>
    /// <param name="folder">The folder to make.</param>
    /// <param name="sizes">How many bytes each package holds that cannot be compressed.</param>
    public static string Write(string folder, params IReadOnlyList<int> sizes)
    {
        Directory.CreateDirectory(folder);
        foreach (var (index, size) in sizes.Index())
        {
            Write(folder, index, size);
        }

        return folder;
    }

    public static string IdOf(int index) => $"Kill.P{index}";

    private static void Write(string folder, int index, int size)
    {
        var builder = new PackageBuilder
        {
            Id = IdOf(index),
            Version = new NuGetVersion(1, 0, 1),
            Description = "A package of a test.",
            Repository = new RepositoryMetadata { Type = "git", Url = "https://example.org/repository", Commit = Commit },
        };
        builder.Authors.Add("Ann Author");
        var range = new VersionRange(new NuGetVersion(1, 0, 1));
        builder.DependencyGroups.Add(new PackageDependencyGroup(
            NuGetFramework.AnyFramework, [.. Enumerable.Range(0, index).Select(before => new PackageDependency(IdOf(before), range))]));

        var content = Path.Combine(folder, "content.bin");
        var bytes = new byte[size];
        new Random(index).NextBytes(bytes);
        File.WriteAllBytes(content, bytes);
        builder.Files.Add(new PhysicalPackageFile { SourcePath = content, TargetPath = "content.bin" });
        using (var stream = File.Create(Path.Combine(folder, $"{IdOf(index)}.nupkg")))
        {
            builder.Save(stream);
        }

        File.Delete(content);
    }
}
