using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Checking;

/// <summary>
/// The committed packages can be released and combined: no stable version depends on a prerelease, or on an old MAJOR.
/// </summary>
internal sealed class ReleaseRule : ICheckRule
{
    public string Step => "Reading the history";

    public bool ReadsOnlyFiles => false;

    public async Task<IReadOnlyList<Finding>> CheckAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var head = await context.Versions.ReadAsync("HEAD", cancellationToken);
        var releases = await new ReleaseResolver(context.Repository).ResolveCurrentAsync(
            head, head.Ids.Select(head.FindPackage).OfType<Package>(), cancellationToken);
        return [.. Check(head, releases).Select(problem => new Finding(problem))];
    }

    /// <summary>Checks the current releases of a commit.</summary>
    public static IEnumerable<Problem> Check(VersionHistory head, IReadOnlyList<ResolvedRelease> releases) =>
        releases.SelectMany(release => release.Problems)
            .Concat(CheckMajors(head, releases))
            .Concat(releases.Select(PrereleaseRule.Check).OfType<Problem>());

    private static IEnumerable<Problem> CheckMajors(VersionHistory head, IEnumerable<ResolvedRelease> releases) =>
        from release in releases
        from dependency in release.Dependencies
        let current = head.FindVersionAt(dependency.Id, head.LastPosition)
        where current is not null && current.Major != dependency.Version.Major
        select ConventionProblems.OtherMajor(
            release.Package.Folder, release.Package.Id, release.Version!, dependency.ToString(), current);
}
