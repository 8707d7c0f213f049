using System.Text.Json.Serialization;
using PetStore.ReleaseTool.Notes;

namespace PetStore.ReleaseTool.Output;

/// <summary>The JSON document of <c>notes</c>. Properties are in the order in which they are written.</summary>
internal sealed record NotesDocument(
    int SchemaVersion,
    string Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? From,
    string Version,
    IReadOnlyList<NotesDocument.CommitEntry> Commits,
    IReadOnlyList<NotesDocument.DependencyEntry> Dependencies)
{
    private const int CurrentSchema = 1;

    public static NotesDocument Create(ReleaseNotes notes) => new(
        CurrentSchema,
        notes.Id,
        notes.From?.ToString(),
        notes.Version.ToString(),
        [.. notes.Commits.Select(commit => new CommitEntry(commit.Commit, commit.Subject))],
        [.. notes.Dependencies.Select(
            raised => new DependencyEntry(raised.Id, raised.From.ToString(), raised.To.ToString()))]);

    public string ToJson() => DocumentContext.Serialize(this, DocumentContext.Readable.NotesDocument);

    internal sealed record CommitEntry(string Commit, string Subject);

    internal sealed record DependencyEntry(string Id, string From, string To);
}
