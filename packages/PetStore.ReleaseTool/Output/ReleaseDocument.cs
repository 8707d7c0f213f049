using System.Text.Json;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Reporting;

/// <summary>The JSON document of <c>versions</c>, <c>plan</c> and <c>publish</c>; its properties in the order in which they are written.</summary>
internal sealed record ReleaseDocument(int SchemaVersion, string Commit, string? Feed, IReadOnlyList<ReleaseDocument.Package> Packages)
{
    private const int CurrentSchema = 1;

    public static ReleaseDocument Create(string commit, IEnumerable<ResolvedRelease> releases) =>
        new(CurrentSchema, commit, null, [.. releases.Select(release => Describe(release, null, null))]);

    public static ReleaseDocument Create(ReleasePlan plan) =>
        new(CurrentSchema, plan.Commit, plan.Feed, [.. plan.Releases.Select(release =>
            Describe(release.Resolved, release.Action == PlanAction.Publish ? "publish" : "keep", release.Reason))]);

    public string ToJson() => JsonSerializer.Serialize(this, DocumentContext.Readable.ReleaseDocument);

    private static Package Describe(ResolvedRelease release, string? action, string? reason) => new(
        release.Release.Id,
        release.Release.Version.ToString(),
        release.Release.Commit,
        release.Release.Path,
        [.. release.Dependencies.Select(dependency => new Dependency(dependency.Id, dependency.Version.ToString()))],
        action,
        reason);

    internal sealed record Package(
        string Id, string Version, string Commit, string Path, IReadOnlyList<Dependency> Dependencies, string? Action, string? Reason);

    internal sealed record Dependency(string Id, string Version);
}
