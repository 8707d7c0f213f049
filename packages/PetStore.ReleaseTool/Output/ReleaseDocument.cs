using System.Text.Json.Serialization;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Output;

/// <summary>
/// The JSON document of <c>versions</c>, <c>plan</c> and <c>publish</c>. Properties are in the order in which they are
/// written.
/// </summary>
internal sealed record ReleaseDocument(
    int SchemaVersion, string Commit, string? Feed, IReadOnlyList<ReleaseDocument.Package> Packages)
{
    private const int CurrentSchema = 1;

    /// <summary>Creates the document of <c>versions</c>.</summary>
    public static ReleaseDocument Create(string commit, IEnumerable<ResolvedRelease> releases) =>
        new(CurrentSchema, commit, null, [.. releases.Select(release => Describe(release, null, null))]);

    /// <summary>Creates the document of <c>plan</c> and <c>publish</c>.</summary>
    public static ReleaseDocument Create(ReleasePlan plan) => new(
        CurrentSchema,
        plan.Commit,
        plan.Feed,
        [.. plan.Releases.Select(planned => Describe(planned.Resolved, planned.Action.ToText(), planned.Reason))]);

    public string ToJson() => DocumentContext.Serialize(this, DocumentContext.Readable.ReleaseDocument);

    private static Package Describe(ResolvedRelease release, string? action, string? reason) => new(
        release.Package.Id,
        release.Version?.ToString(),
        release.Release?.Commit,
        release.Package.Folder,
        [.. release.Dependencies.Select(dependency => new Dependency(dependency.Id, dependency.Version.ToString()))],
        action,
        reason,
        release.IsRefused
            ? string.Join('\n', release.Problems.Select(problem => $"{problem.Code}: {problem.Text}"))
            : null);

    internal sealed record Package(
        string Id,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Version,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Commit,
        string Path,
        IReadOnlyList<Dependency> Dependencies,
        string? Action,
        string? Reason,
        string? Error);

    internal sealed record Dependency(string Id, string Version);
}
