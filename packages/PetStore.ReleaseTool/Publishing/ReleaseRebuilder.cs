using System.Runtime.CompilerServices;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>Builds releases again, many with one build.</summary>
/// <param name="builder">Builds them.</param>
/// <param name="progress">Told of every build.</param>
internal sealed class ReleaseRebuilder(IPackageBuilder builder, IProgressLog progress)
{
    /// <summary>Builds releases. A problem with one commit does not hold back the others.</summary>
    /// <param name="releases">The same release may be listed twice.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <returns>
    /// One result for each release, oldest commit first. A nupkg exists until the next result is asked for.
    /// </returns>
    public async IAsyncEnumerable<BuildResult> RebuildAsync(
        IEnumerable<Release> releases, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Release[] ordered =
            [.. releases.DistinctBy(release => release.Identity).OrderBy(release => release.Position)];
        foreach (var batch in ReleaseBatch.Split(ordered, release => release.Commit))
        {
            foreach (var commit in batch.GroupBy(release => release.Commit))
            {
                progress.Step($"Building {string.Join(", ", commit)} from {DisplayText.Short(commit.Key)}");
            }

            using var scratch = new ScratchFolder();
            foreach (var result in await BuildAsync(batch, scratch.Path, cancellationToken))
            {
                yield return result;
            }
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
    }
}
