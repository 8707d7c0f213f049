using System.Text;
using NuGet.Versioning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Notes;

/// <summary>What changed in a version of a package.</summary>
/// <param name="Id">The package.</param>
/// <param name="From">The version that it is compared with; null for the first version.</param>
/// <param name="Version">The version.</param>
/// <param name="Commits">The commits of the line that touched the package's inputs, newest first.</param>
/// <param name="Dependencies">The dependencies that were raised, by id.</param>
internal sealed record ReleaseNotes(
    string Id,
    NuGetVersion? From,
    NuGetVersion Version,
    IReadOnlyList<NotedCommit> Commits,
    IReadOnlyList<RaisedDependency> Dependencies)
{
    /// <summary>The most characters that the public gallery shows.</summary>
    public const int MaxLength = 35_000;

    /// <summary>
    /// Writes plain text with line feeds, at most <see cref="MaxLength"/> characters. It becomes part of packages:
    /// another text needs another property, or old versions would no longer be built as they are on the feed.
    /// </summary>
    public string ToText()
    {
        var text = new StringBuilder($"{Id} {Version}\n");
        if (Commits.Count > 0)
        {
            text.Append(From is null ? "\nChanges:\n" : $"\nChanges since {From}:\n");
            AppendLines(text, Commits.Select(commit => $"- {commit.Subject} ({DisplayText.Short(commit.Commit)})\n"));
        }

        if (Dependencies.Count > 0)
        {
            var lines = Dependencies.Select(dependency => $"- {dependency.Id} {dependency.From} -> {dependency.To}\n");
            AppendLines(text, lines.Prepend("\nDependencies:\n"));
        }

        return text.ToString();
    }

    private static void AppendLines(StringBuilder text, IEnumerable<string> lines)
    {
        const string More = "- and more\n";
        foreach (var line in lines)
        {
            if (text.Length + line.Length + More.Length > MaxLength - More.Length)
            {
                text.Append(More);
                return;
            }

            text.Append(line);
        }
    }
}
