using System.Text.Json;
using System.Xml;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Consumers;

/// <summary>
/// Reads what the consumers ask for: from their projects, apps and manifests as text, without MSBuild.
/// </summary>
/// <param name="layout">Where the consumers are.</param>
/// <param name="files">The files of the working tree or of a commit.</param>
internal sealed class ConsumerReader(RepositoryLayout layout, ITextFiles files)
{
    /// <summary>Determines whether a consumer may be read from a file of this name.</summary>
    public static bool IsSource(string path) => IsProject(path) || IsManifest(path)
        || IsApp(path) || IsScript(path) || GetExtension(path) is ".PROPS" or ".TARGETS";

    public static bool IsProject(string path) =>
        path.EndsWith("proj", StringComparison.OrdinalIgnoreCase) && Path.HasExtension(path);

    /// <summary>Reads all consumers.</summary>
    /// <returns>By ordinal path.</returns>
    /// <exception cref="ReleaseException">The folder cannot be listed.</exception>
    public IReadOnlyList<Consumer> Read()
    {
        var paths = FindPaths();
        Consumer[] consumers = [.. paths.Select(Read).OfType<Consumer>()];

        // A shared file that no project uses may serve an app that needs no directive.
        var read = consumers.SelectMany(consumer => consumer.Files).ToHashSet(StringComparer.Ordinal);
        var others = paths.Where(
            path => RepositoryLayout.SharedBuildFileNames.Contains(Path.GetFileName(path)) && !read.Contains(path));
        return [.. consumers.Concat(others.Select(ReadShared))
            .OrderBy(consumer => consumer.Path, StringComparer.Ordinal)];
    }

    private IReadOnlyList<string> FindPaths()
    {
        try
        {
            return files.FindBelow(layout.Consumers);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException(PlanProblems.UnreadableConsumer(
                layout.Consumers, $"it cannot be listed: {exception.Message.TrimEnd('.')}"));
        }
    }

    private static bool IsManifest(string path) =>
        Path.GetFileName(path).ToUpperInvariant() is "PACKAGES.CONFIG" or "DOTNET-TOOLS.JSON" or "GLOBAL.JSON"
            or "PAKET.LOCK";

    private Consumer? Read(string path)
    {
        if (!IsSource(path))
        {
            return null;
        }

        var walk = new ConsumerWalk(layout, files, path);
        if (IsProject(path))
        {
            walk.AddProject(path);
            walk.AddShared(path);
            return walk.Build(isProject: true);
        }

        try
        {
            if (ReadManifest(path) is not { } content)
            {
                return null;
            }

            walk.Add(content);
            if (IsApp(path))
            {
                walk.AddShared(path);
            }
        }
        catch (Exception exception) when (
            exception is XmlException or JsonException or IOException or UnauthorizedAccessException)
        {
            walk.Add(PlanProblems.UnreadableConsumer(path, exception switch
            {
                XmlException => $"it is not XML: {exception.Message}",
                JsonException => "it is not JSON",
                _ => $"it cannot be read: {exception.Message}",
            }));
        }

        return walk.Build(isProject: false);
    }

    private MSBuildFile? ReadManifest(string path)
    {
        if (IsApp(path))
        {
            return PackageManifests.ReadApp(files.ReadText(path));
        }

        IEnumerable<PackageRequest>? requests = Path.GetFileName(path).ToUpperInvariant() switch
        {
            "PACKAGES.CONFIG" => PackageManifests.ReadPackagesConfig(files.ReadText(path)),
            "DOTNET-TOOLS.JSON" => PackageManifests.ReadTools(files.ReadText(path)),
            "GLOBAL.JSON" => PackageManifests.ReadSdks(files.ReadText(path)),
            "PAKET.LOCK" => PackageManifests.ReadPaketLock(files.ReadText(path)),
            _ => IsScript(path) ? PackageManifests.ReadScript(files.ReadText(path)) : null,
        };
        return requests is null ? null : new MSBuildFile([.. requests], [], []);
    }

    private Consumer ReadShared(string path)
    {
        var walk = new ConsumerWalk(layout, files, path);
        walk.AddProject(path);
        var consumer = walk.Build(isProject: false);

        // The project that has the central versions is unknown.
        return consumer with
        {
            Requests = [.. consumer.Requests.Select(
            request => request with { NeedsVersion = false })]
        };
    }

    private static bool IsApp(string path) => GetExtension(path) == ".CS";

    // C# and F# scripts, and notebooks of either form.
    private static bool IsScript(string path) => GetExtension(path) is ".CSX" or ".FSX" or ".DIB" or ".IPYNB";

    private static string GetExtension(string path) => Path.GetExtension(path).ToUpperInvariant();
}
