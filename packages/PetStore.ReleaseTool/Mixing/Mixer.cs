using NuGet.Versioning;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Mixing;

/// <summary>Runs every mix of dependents and applications.</summary>
/// <param name="head">The history of HEAD.</param>
/// <param name="siblings">Finds the newest versions.</param>
/// <param name="packages">Gets the packages.</param>
/// <param name="runner">Runs a mix.</param>
/// <param name="progress">Told of every mix.</param>
internal sealed class Mixer(
    VersionHistory head, SiblingVersions siblings, MixPackages packages, MixRunner runner, IProgressLog progress)
{
    /// <summary>Runs a dependent's tests at the floor of its siblings and at their newest.</summary>
    /// <param name="subject">The dependent.</param>
    /// <param name="floor">The versions of its siblings at its release commit: what its ranges ask for.</param>
    /// <param name="others">The packages that only its tests use, in the versions of that commit.</param>
    /// <param name="cancellationToken">Ends dotnet.</param>
    public async Task<IReadOnlyList<MixLeg>> MixDependentAsync(
        MixSubject subject, IReadOnlyList<Release> floor, IReadOnlyList<Release> others,
        CancellationToken cancellationToken)
    {
        Release[] own = [subject.Dependent!, .. others];
        var low = await RunAsync(subject, MixKind.Floor, floor, own, cancellationToken);
        var newest = new List<Release>();
        foreach (var sibling in floor)
        {
            if (await siblings.FindNewestAsync(sibling.Id, VersionRange.All, cancellationToken) is not { } found)
            {
                var problem = CompatibilityProblems.NoSibling(subject.Name, sibling.Id);
                return [low, new MixLeg(subject, MixKind.Newest, [], 0, 0, problem)];
            }

            newest.Add(found.Version > sibling.Version ? found : sibling);
        }

        var high = newest.SequenceEqual(floor)
            ? low with { Mix = MixKind.Newest }
            : await RunAsync(subject, MixKind.Newest, newest, own, cancellationToken);
        return low.Problem is not null && high.Problem is null
            ? [await ExplainAsync(low, newest, own, cancellationToken), high]
            : [low, high];
    }

    /// <summary>Builds an application with its own versions, and with the newest that its ranges allow.</summary>
    public async Task<IReadOnlyList<MixLeg>> MixConsumerAsync(
        MixSubject subject, IReadOnlyList<Release> own, IReadOnlyList<Release> newest,
        CancellationToken cancellationToken)
    {
        var low = await RunAsync(subject, MixKind.Floor, own, [], cancellationToken);
        return
        [
            low,
            newest.SequenceEqual(own)
                ? low with { Mix = MixKind.Newest }
                : await RunAsync(subject, MixKind.Newest, newest, [], cancellationToken),
        ];
    }

    private async Task<MixLeg> RunAsync(
        MixSubject subject, MixKind mix, IReadOnlyList<Release> versions, IReadOnlyList<Release> own,
        CancellationToken cancellationToken)
    {
        progress.Step($"Mixing {subject.Name} with {DisplayText.List(versions)}");
        try
        {
            Release[] all = [.. own, .. versions];
            var folder = await packages.CollectAsync(head, all, cancellationToken);
            var run = await runner.RunAsync(head.Head, subject, all, folder, cancellationToken);
            return new MixLeg(subject, mix, versions, run.Passed, run.Failed, run.IsGood ? null
                : CompatibilityProblems.MixFails(subject.Name, DisplayText.List(versions), run.Errors));
        }
        catch (ReleaseException exception)
        {
            return new MixLeg(subject, mix, versions, 0, 0, exception.Problems[0]);
        }
    }

    // Each sibling is raised by itself: the one that helps is the one whose minimum is too low.
    private async Task<MixLeg> ExplainAsync(
        MixLeg low, IReadOnlyList<Release> newest, IReadOnlyList<Release> own, CancellationToken cancellationToken)
    {
        Release[] raised = [.. newest.Where(release => !low.Siblings.Contains(release))];
        var culprits = new List<Release>();
        foreach (var release in raised.Length > 1 ? raised : [])
        {
            Release[] mixed = [.. low.Siblings.Select(sibling => sibling.Id == release.Id ? release : sibling)];
            if ((await RunAsync(low.Subject, MixKind.Floor, mixed, own, cancellationToken)).Problem is null)
            {
                culprits.Add(release);
            }
        }

        return low with
        {
            Problem = CompatibilityProblems.FloorTooLow(
                low.Subject.Dependent!.Package.Folder,
                DisplayText.List(low.Siblings),
                DisplayText.List<Release>(culprits.Count > 0 ? culprits : raised),
                low.Problem!),
        };
    }
}
