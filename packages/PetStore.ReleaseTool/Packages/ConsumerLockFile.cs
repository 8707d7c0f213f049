using System.Text.Json;
using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Packages;

/// <summary>
/// Reads the packages.lock.json of an application: the packages that it was restored with, and their content hashes.
/// </summary>
internal static class ConsumerLockFile
{
    private static readonly int[] _knownVersions = [1, 2, 3];

    /// <summary>Reads a file.</summary>
    /// <returns>Each package once, over all target frameworks, in the order of the file.</returns>
    /// <exception cref="ReleaseException">The file cannot be read, or NuGet did not write it.</exception>
    public static async Task<IReadOnlyList<LockedPackage>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return Parse(await File.ReadAllTextAsync(path, cancellationToken));
        }
        catch (FormatException exception)
        {
            throw new ReleaseException(RepositoryProblems.UnreadableLockFile(path, exception.Message));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException(RepositoryProblems.UnreadableLockFile(path, exception.Message.TrimEnd('.')));
        }
    }

    /// <summary>Reads the text of a lock file.</summary>
    /// <exception cref="FormatException">NuGet did not write it; the message says what is wrong.</exception>
    public static IReadOnlyList<LockedPackage> Parse(string text)
    {
        if (text.Length > RepositoryLayout.MaxTextLength)
        {
            throw new FormatException($"it has more than {RepositoryLayout.MaxTextLength} characters");
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return [.. Read(document.RootElement).Distinct()];
        }
        catch (JsonException)
        {
            throw new FormatException("it is not JSON");
        }
    }

    private static IEnumerable<LockedPackage> Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("version", out var version)
            || version.ValueKind != JsonValueKind.Number
            || !root.TryGetProperty("dependencies", out var frameworks)
            || frameworks.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("it has no number 'version' or no object 'dependencies'");
        }

        if (!version.TryGetInt32(out var number) || !_knownVersions.Contains(number))
        {
            throw new FormatException(
                $"its 'version' is {version.GetRawText()}, and this tool reads {string.Join(", ", _knownVersions)}");
        }

        return frameworks.EnumerateObject().SelectMany(ReadFramework);
    }

    private static IEnumerable<LockedPackage> ReadFramework(JsonProperty framework)
    {
        if (framework.Value.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"its '{framework.Name}' is not an object");
        }

        foreach (var dependency in framework.Value.EnumerateObject())
        {
            // A project has no package: it is built with the application.
            if (ReadText(dependency, "type") != "Project")
            {
                yield return ReadPackage(dependency);
            }
        }
    }

    private static LockedPackage ReadPackage(JsonProperty dependency)
    {
        var resolved = ReadText(dependency, "resolved");
        var hash = ReadText(dependency, "contentHash");
        return NuGetVersion.TryParse(resolved, out var version)
            ? new LockedPackage(new PackageIdentity(dependency.Name, version), hash)
            : throw new FormatException(
                $"its '{dependency.Name}' was resolved to '{resolved}', which is not a version");
    }

    private static string ReadText(JsonProperty dependency, string name) =>
        dependency.Value.ValueKind == JsonValueKind.Object
        && dependency.Value.TryGetProperty(name, out var value)
        && value is { ValueKind: JsonValueKind.String }
            ? value.GetString()!
            : throw new FormatException($"its '{dependency.Name}' has no '{name}'");
}
