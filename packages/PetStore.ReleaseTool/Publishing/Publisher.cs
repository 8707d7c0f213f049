using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>Publishes what a plan says is missing: batch by batch, dependencies before dependents.</summary>
/// <param name="builder">Builds the missing packages.</param>
/// <param name="feed">Takes them.</param>
/// <param name="progress">Told of every step.</param>
internal sealed class Publisher(IPackageBuilder builder, IPackageFeed feed, IProgressLog progress)
{
    /// <summary>Publishes a plan. A problem with one package stops only that package and what depends on it.</summary>
    /// <remarks>A batch is pushed while the next one is built, so at most two batches are on the disk.</remarks>
    public async Task<PublishResult> PublishAsync(ReleasePlan plan, CancellationToken cancellationToken)
    {
        ScratchFolder.DeleteAbandoned();
        var run = new PublishRun(plan);
        if (run.Missing.Count > 0)
        {
            await feed.CheckPushAsync(cancellationToken);
        }

        var pushed = Task.CompletedTask;
        try
        {
            foreach (var batch in ReleaseBatch.Divide(run.Missing))
            {
                var built = await BuildAsync(run, batch, cancellationToken);
                try
                {
                    await pushed;
                }
                catch
                {
                    built.Dispose();
                    throw;
                }

                pushed = PushAsync(run, built, cancellationToken);
            }
        }
        finally
        {
            await pushed;
        }

        return run.ToResult();
    }

    private async Task<BuiltBatch> BuildAsync(PublishRun run, ReleaseBatch batch, CancellationToken cancellationToken)
    {
        ResolvedRelease[] buildable = [.. batch.Releases.Where(run.CanPublish)];
        if (buildable.Length == 0)
        {
            return new BuiltBatch([], [], null);
        }

        foreach (var step in batch.Describe(buildable))
        {
            progress.Step(step);
        }

        var scratch = new ScratchFolder();
        try
        {
            var results = await BuildAsync(
                [.. buildable.Select(release => release.Release!)], scratch.Path, cancellationToken);
            return new BuiltBatch(buildable, results, scratch);
        }
        catch
        {
            scratch.Dispose();
            throw;
        }
    }

    private async Task<IReadOnlyList<BuildResult>> BuildAsync(
        IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken)
    {
        try
        {
            return await builder.BuildAsync(releases, folder, cancellationToken);
        }
        catch (ReleaseException exception)
        {
            return BuildResult.Fail(releases, exception.Problems[0]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return BuildResult.Fail(releases, BuildProblems.UnusableScratchFolder(folder, exception.Message));
        }
    }

    private async Task PushAsync(PublishRun run, BuiltBatch built, CancellationToken cancellationToken)
    {
        using var packages = built;
        foreach (var (release, result) in built.Releases.Zip(built.Results))
        {
            if (!run.CanPublish(release))
            {
                continue;
            }

            if ((result.Problem ?? await PushAsync(result, cancellationToken)) is { } problem)
            {
                run.Fail(release, problem);
            }
            else
            {
                progress.Step($"Published {release} ({run.Succeed(release)} of {run.Missing.Count})");
            }
        }
    }

    private async Task<Problem?> PushAsync(BuildResult built, CancellationToken cancellationToken)
    {
        try
        {
            var pushed = await feed.PushAsync(built.Release.Identity, built.Path!, cancellationToken);
            if (HeldRelease.FindDifference(built.Release, pushed.Held) is { } other)
            {
                return other;
            }

            if (pushed.MayBeOther)
            {
                await WarnOfOtherBytesAsync(pushed.Held.Identity, built, cancellationToken);
            }

            return null;
        }
        catch (ReleaseException exception)
        {
            return exception.Problems[0];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return BuildProblems.UnusableScratchFolder(Path.GetDirectoryName(built.Path!)!, exception.Message);
        }
    }

    // The same commit is the same release, whoever built it. That another SDK made other bytes is worth a warning.
    private async Task WarnOfOtherBytesAsync(
        PackageIdentity package, BuildResult built, CancellationToken cancellationToken)
    {
        var held = Path.ChangeExtension(built.Path!, ".held");
        if (await feed.TryDownloadAsync(package, held, cancellationToken)
            && !PackageComparison.HaveEqualContent(held, built.Path!))
        {
            var reason = PackageComparison.DescribeSdks(held, built.Path!) ?? "'verify' shows what differs";
            progress.Warn(
                $"{built.Release} has other bytes on the feed than here: {reason}. It is the same release, so it is "
                    + "kept.");
        }
    }
}
