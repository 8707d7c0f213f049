using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Building;

/// <summary>
/// Keeps files above the temporary folder away from builds: MSBuild, NuGet and the compiler look in every folder above.
/// </summary>
internal static class ForeignFiles
{
    // Nothing stops the search for these.
    private static readonly string[] _unstoppable = [".globalconfig", "nuget.config"];

    private static readonly (string Name, string Text)[] _stops =
    [
        ("Directory.Build.props", "<Project />"),
        ("Directory.Build.targets", "<Project />"),
        ("Directory.Packages.props", "<Project />"),
        (".editorconfig", "root = true"),
        ("global.json", "{}"),
    ];

    /// <summary>Writes files that stop the search, into a folder above all checkouts.</summary>
    /// <exception cref="ReleaseException">Above the folder lies a file that cannot be kept away.</exception>
    public static async Task KeepAwayAsync(string folder, CancellationToken cancellationToken)
    {
        if (Find(folder) is { } found)
        {
            throw new ReleaseException(BuildProblems.ForeignFile(found));
        }

        foreach (var (name, text) in _stops)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, cancellationToken);
        }
    }

    private static string? Find(string folder)
    {
        for (var above = Path.GetDirectoryName(folder); above is not null; above = Path.GetDirectoryName(above))
        {
            var found = _unstoppable.SelectMany(name => List(above, name)).FirstOrDefault();
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    // A folder that may not be listed can still hold a file that may be read.
    private static string[] List(string folder, string name)
    {
        try
        {
            return Directory.GetFiles(
                folder, name,
                new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = 0 });
        }
        catch (UnauthorizedAccessException)
        {
            var path = Path.Combine(folder, name);
            return File.Exists(path) ? [path] : [];
        }
    }
}
