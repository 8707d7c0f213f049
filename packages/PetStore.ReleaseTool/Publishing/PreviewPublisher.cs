using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>
/// Publishes what HEAD changes against the public branches, and its dependents, in versions that are not public.
/// </summary>
/// <param name="repository">The clone.</param>
/// <param name="feed">Takes the previews.</param>
/// <param name="builder">Builds them: a <see cref="PreviewBuilder"/> of HEAD.</param>
/// <param name="progress">Told of every step.</param>
internal sealed class PreviewPublisher(
    GitRepository repository, IPackageFeed feed, IPackageBuilder builder, IProgressLog progress)
{
    /// <summary>Publishes the previews of HEAD.</summary>
    /// <param name="head">The history of HEAD.</param>
    /// <param name="current">The current releases of all packages, dependencies before dependents.</param>
    /// <param name="cancellationToken">Ends the build; what was pushed stays.</param>
    public async Task<PreviewResult> PublishAsync(
        VersionHistory head, IReadOnlyList<ResolvedRelease> current, CancellationToken cancellationToken)
    {
        var selected = await SelectAsync(head, current, cancellationToken);
        var problems = selected.SelectMany(resolved => resolved.Problems).Distinct().ToList();
        ResolvedRelease[] previews = [.. selected.Where(resolved => !resolved.IsRefused)];
        if (previews.Length == 0)
        {
            return new PreviewResult([], problems);
        }

        await feed.CheckPushAsync(cancellationToken);
        progress.Step(
            $"Building previews of {string.Join(", ", previews.AsEnumerable())} at {DisplayText.Short(head.Head)}");
        using var scratch = new ScratchFolder();
        var built = await builder.BuildAsync(
            [.. previews.Select(preview => preview.Release!)], scratch.Path, cancellationToken);
        var failed = new List<ResolvedRelease>();
        var published = new List<PackageIdentity>();
        foreach (var (preview, result) in previews.Zip(built))
        {
            var problem = result.Problem
                ?? (failed.Find(each => DependsOn(preview, each)) is { } dependency
                    ? BuildProblems.DependencyNotPublished(preview.Package.Id, preview.Version!, dependency.ToString())
                    : await PushAsync(preview, result.Path!, head.Head, cancellationToken));
            if (problem is null)
            {
                published.Add(PackageFile.Read(result.Path!).Identity);
                progress.Step(
                    $"Published {published[^1].Id} {published[^1].Version} ({published.Count} of {previews.Length})");
            }
            else
            {
                failed.Add(preview);
                problems.Add(problem);
            }
        }

        return new PreviewResult(published, problems);
    }

    private async Task<IReadOnlyList<ResolvedRelease>> SelectAsync(
        VersionHistory head, IReadOnlyList<ResolvedRelease> current, CancellationToken cancellationToken)
    {
        Release[] releases = [.. current.Select(resolved => resolved.Release).OfType<Release>()];
        var publicCommits = await PublicCommits.ReadAsync(head, releases, repository, cancellationToken);
        var changed = releases.Where(release => !publicCommits.Contains(release))
            .Select(release => release.Id)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Sort(current.Where(resolved =>
            changed.Contains(resolved.Package.Id)
                || resolved.Dependencies.Any(dependency => changed.Contains(dependency.Id))));
    }

    // Dependencies first, by their ids: a dependent was released with an older version of what is previewed here.
    private static List<ResolvedRelease> Sort(IEnumerable<ResolvedRelease> releases)
    {
        var left = releases.ToList();
        var sorted = new List<ResolvedRelease>(left.Count);
        while (left.Count > 0)
        {
            var next = left.Find(each => !left.Exists(other => other != each && DependsOn(each, other))) ?? left[0];
            left.Remove(next);
            sorted.Add(next);
        }

        return sorted;
    }

    private static bool DependsOn(ResolvedRelease dependent, ResolvedRelease other) =>
        dependent.Dependencies.Any(each => each.Id.Equals(other.Package.Id, StringComparison.OrdinalIgnoreCase));

    private async Task<Problem?> PushAsync(
        ResolvedRelease preview, string path, string commit, CancellationToken cancellationToken)
    {
        try
        {
            var identity = PackageFile.Read(path).Identity;
            var pushed = await feed.PushAsync(identity, path, cancellationToken);
            return HeldRelease.FindDifference(preview.Package.Folder, commit, pushed.Held);
        }
        catch (ReleaseException exception)
        {
            return exception.Problems[0];
        }
    }
}
