using System.Globalization;
using System.Text;
using PetStore.ReleaseTool.Notes;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Output;

/// <summary>Shows what changed in a version.</summary>
internal static class NotesView
{
    public static ResultText Show(ReleaseNotes notes, NotesFormat format) => format switch
    {
        NotesFormat.Text => new ResultText(notes.ToText().TrimEnd().ReplaceLineEndings()),
        NotesFormat.Markdown => new ResultText(ToMarkdown(notes, heading: "##").TrimEnd()),
        NotesFormat.Json => new ResultText(NotesDocument.Create(notes).ToJson()),
    };

    /// <summary>Writes Markdown.</summary>
    /// <param name="notes">The notes.</param>
    /// <param name="heading">The signs of the heading's level.</param>
    public static string ToMarkdown(ReleaseNotes notes, string heading)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture, $"{heading} {MarkdownText.Escape($"{notes.Id} {notes.Version}")}\n\n");
        foreach (var commit in notes.Commits)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"- {MarkdownText.Escape(commit.Subject)} ({DisplayText.Short(commit.Commit)})\n");
        }

        foreach (var dependency in notes.Dependencies)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"- {MarkdownText.Escape(dependency.Id)} {dependency.From} → {dependency.To}\n");
        }

        return text.Append('\n').ToString();
    }
}
