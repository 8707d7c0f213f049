using System.Runtime.CompilerServices;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>Builds releases again, with one build for all releases of a commit.</summary>
/// <param name="builder">Builds them.</param>
/// <param name="progress">Told of every build.</param>
internal sealed class ReleaseRebuilder(IPackageBuilder builder, IProgressLog progress)
{
    /// <summary>Builds releases. A problem with one commit does not hold back the others.</summary>
    /// <param name="releases">The same release may be listed twice.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <returns>
    /// One result for each release, oldest commit first. A nupkg is deleted when the next result is asked for.
    /// </returns>
    public async IAsyncEnumerable<BuildResult> RebuildAsync(
        IEnumerable<Release> releases, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var commits = releases
            .DistinctBy(release => release.Identity)
            .GroupBy(release => release.Commit)
            .OrderBy(commit => commit.First().Position);
        foreach (var commit in commits)
        {
            progress.Step($"Building {string.Join(", ", commit)} from {DisplayText.Short(commit.Key)}");
            using var scratch = new ScratchFolder();
            foreach (var result in await BuildAsync([.. commit], scratch.Path, cancellationToken))
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
            return [.. releases.Select(release => new BuildResult(release, null, exception.Problems[0]))];
        }
    }
}
