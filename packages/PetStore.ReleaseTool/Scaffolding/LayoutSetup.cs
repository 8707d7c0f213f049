using System.Text.Json;
using System.Text.Json.Nodes;
using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Scaffolding;

/// <summary>
/// Writes <c>petstore-release.json</c> where the folders of a repository have other names than by default.
/// </summary>
internal static class LayoutSetup
{
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, NewLine = "\n" };

    // The other usual name of the tests' folder.
    private const string Test = "test";

    /// <summary>Creates the file, or nothing where the defaults serve.</summary>
    /// <param name="repository">The clone, with the layout that it has now.</param>
    /// <param name="packages">The folder that was asked for; null for what the repository has.</param>
    /// <exception cref="ReleaseException">It is not a folder below the root, or the file names another one.</exception>
    public static IEnumerable<Fix> Create(GitRepository repository, string? packages)
    {
        var folder = Normalize(packages) ?? repository.Layout.Packages;
        if (File.Exists(Path.Combine(repository.Root, LayoutFile.Name)))
        {
            return folder == repository.Layout.Packages
                ? []
                : throw new ReleaseException(LayoutProblems.OtherPackages(repository.Layout.Packages, folder));
        }

        var names = new JsonObject();
        var defaults = new RepositoryLayout();
        if (folder != defaults.Packages)
        {
            names["packages"] = folder;
        }

        if (!Directory.Exists(Path.Combine(repository.Root, defaults.Tests))
            && Directory.Exists(Path.Combine(repository.Root, Test)))
        {
            names["tests"] = Test;
        }

        if (names.Count == 0)
        {
            return [];
        }

        var text = names.ToJsonString(_indented) + "\n";
        _ = LayoutFile.Parse(text);
        return [new WriteFileFix(LayoutFile.Name, text)];
    }

    // As a shell completes it: "./src/".
    private static string? Normalize(string? folder)
    {
        var path = folder?.Replace('\\', '/');
        return path is null ? null : (path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path).TrimEnd('/');
    }
}
