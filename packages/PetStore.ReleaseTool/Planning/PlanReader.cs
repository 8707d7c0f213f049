using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>Makes the plan of <c>plan</c> and <c>publish</c> from git, the consumers' pins and the feed.</summary>
/// <param name="repository">The clone.</param>
/// <param name="versions">Reads versions.</param>
/// <param name="feed">The feed.</param>
internal sealed class PlanReader(GitRepository repository, VersionReader versions, IPackageFeed feed)
{
    /// <summary>Makes the plan for HEAD.</summary>
    /// <param name="feedName">The feed as the caller named it.</param>
    /// <param name="names">The ids that the plan is limited to; empty for all packages.</param>
    /// <param name="cancellationToken">Ends git and the look-ups.</param>
    public async Task<ReleasePlan> ReadAsync(
        string feedName, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        NamedPipes.CheckTree(repository.Root, cancellationToken);
        var head = await versions.ReadAsync("HEAD", cancellationToken);
        Pin[] pins = [.. new PinReader(new FolderFiles(repository.Root, cancellationToken), head).ReadPins()
            .Where(pin => IsAskedFor(pin.Package.Id))];
        var packages = CurrentReleases.Select(head, names, [.. pins.Select(pin => pin.Package)]);
        var pinned = await new PinnedReleases(head, versions, feed).FindAsync(pins, cancellationToken);
        var resolved = await new ReleaseResolver(repository).ResolveAllAsync(
            CurrentReleases.Find(head, packages).Concat(pinned), cancellationToken);

        Release[] releases = [.. resolved.Select(release => release.Release).OfType<Release>()];
        var contents = await FeedContents.ReadAsync(
            feed, [.. releases.Select(release => release.Identity)], cancellationToken);
        var missing = releases.Where(release => contents.Find(release.Identity) is null);
        var publicCommits = await PublicCommits.ReadAsync(head, missing, repository, cancellationToken);
        var summaries = await repository.ReadSummariesAsync(
            releases.Select(release => release.Commit), cancellationToken);
        return new ReleasePlan(
            head.Head, feedName, new ReleasePlanner(contents, summaries, publicCommits).Plan(resolved));

        bool IsAskedFor(string id) => names.Count == 0 || names.Contains(id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Finds what the user may not expect: uncommitted changes and packages, lowered versions, and forgotten lock
    /// files.
    /// </summary>
    /// <param name="plan">The plan for HEAD.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <returns>One sentence for each finding.</returns>
    public async Task<IReadOnlyList<string>> FindWarningsAsync(ReleasePlan plan, CancellationToken cancellationToken)
    {
        var head = await versions.ReadAsync("HEAD", cancellationToken);
        var paths = await repository.ReadUncommittedPathsAsync(cancellationToken);
        var planned = plan.Releases.Select(release => release.Resolved.Package.Id);
        string[] ids = [.. head.Ids.Intersect(planned, StringComparer.OrdinalIgnoreCase)];
        return
        [
            .. ids.SelectMany(id => FindWarnings(head, id, paths)),
            .. UnversionedFolders.Find(repository.Root, head.Layout, head.Ids)
                .Select(each => $"{each.Folder}: it is not released: {each.Reason}."),
            .. await StaleLockFiles.FindAsync(repository, head, ids, cancellationToken),
        ];
    }

    private static IEnumerable<string> FindWarnings(VersionHistory head, string id, IReadOnlyList<string> uncommitted)
    {
        var package = head.Layout.GetPackage(id);
        var state = head.GetState(id);
        if (uncommitted.FirstOrDefault(path => state.Options.Filters?.Contains(path) == true) is { } path)
        {
            yield return $"{package.Folder}: '{DisplayText.Sanitize(path)}' has uncommitted changes; "
                + "only what is committed is published.";
        }

        // A repeated version is an error already.
        if (head.FindHigherRelease(id) is { } higher && state.Version is { } version
            && head.FindRepeatedVersion(id, head.LastPosition) is null)
        {
            yield return $"{package.Folder}: version '{version}' is lower than '{higher.Version}', which commit "
                + $"{DisplayText.Short(higher.Commit)} made, so floating references keep the higher one. If that is "
                + $"not what you want, set 'version' in {package.VersionFile} to {head.GetNextMinor(id)} or higher.";
        }
    }
}
