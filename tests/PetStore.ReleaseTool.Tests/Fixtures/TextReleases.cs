using NuGet.Versioning;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>
/// Releases that are written as text: <c>C 1.0.1 @ 3: A 1.0.1, B 1.0.2</c> is C 1.0.1 of the line's commit 3, with what it depends on.
/// </summary>
/// <remarks>Without a commit it is commit 0. A dependency has the commit of its own line, if there is one.</remarks>
internal static class TextReleases
{
    /// <summary>The id of a commit: its place on the line, 40 times.</summary>
    public static string Commit(int position) => new((char)('0' + position), 40);

    public static IReadOnlyList<ResolvedRelease> Parse(string text)
    {
        string[] lines = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        var known = lines.Select(line => ParseRelease(line.Split(':')[0])).ToDictionary(release => release.ToString());
        return [.. lines.Select(line => line.Split(':')).Select(parts => Resolve(
            ParseRelease(parts[0]),
            [.. parts.Skip(1).SelectMany(names => names.Split(','))
                .Select(ParseRelease)
                .Select(dependency => known.GetValueOrDefault(dependency.ToString(), dependency))]))];
    }

    /// <summary>A plan that publishes all of them.</summary>
    public static ReleasePlan Plan(string text) => new(
        Commit(9), "the feed", [.. Parse(text).Select(release => new PlannedRelease(release, PlanAction.Publish, null, "It is missing."))]);

    private static ResolvedRelease Resolve(Release release, IReadOnlyList<Release> dependencies) =>
        new(release.Package, release.Version, release, dependencies, []);

    private static Release ParseRelease(string text)
    {
        var parts = text.Split('@', StringSplitOptions.TrimEntries);
        var position = parts is [_, var number] ? int.Parse(number) : 0;
        return parts[0].Split(' ') is [var id, var version]
            ? new Release(
                new RepositoryLayout().GetPackage(id), NuGetVersion.Parse(version), Commit(position), position, false, PackageState.Absent)
            : throw new FormatException($"'{text}' is no release.");
    }
}
