using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Notes;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Building;

/// <summary>
/// Checks out release commits, and refuses what could not be built, or not the same on another machine.
/// </summary>
internal sealed class CheckoutPreparation(GitRepository repository, NotesReader notes)
{
    // The dates that a zip can express.
    private static readonly DateTimeOffset _minTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _maxTime = new(2107, 12, 31, 0, 0, 0, TimeSpan.Zero);

    // The texts of global.json whose SDK is installed.
    private readonly HashSet<string> _installed = new(StringComparer.Ordinal);
    private int _checkouts;

    /// <summary>Prepares releases.</summary>
    /// <param name="releases">The releases, of any commits.</param>
    /// <param name="folder">The folder for the checkouts.</param>
    /// <param name="cancellationToken">Ends git and dotnet.</param>
    /// <returns>A checkout for each commit, and the releases that cannot be built.</returns>
    public async Task<(IReadOnlyList<ReleaseCheckout> Checkouts, IReadOnlyList<BuildResult> Refused)> PrepareAsync(
        IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken)
    {
        var summaries = await repository.ReadSummariesAsync(
            releases.Select(release => release.Commit), cancellationToken);
        var (checkouts, refused) = (new List<ReleaseCheckout>(), new List<BuildResult>());
        foreach (var commit in releases.GroupBy(release => release.Commit, StringComparer.Ordinal))
        {
            try
            {
                var path = Path.Combine(folder, $"checkout-{++_checkouts}");
                var (checkout, problems) = await PrepareAsync(
                    commit.Key, [.. commit], summaries[commit.Key].Time, path, cancellationToken);
                refused.AddRange(problems);
                checkouts.AddRange(checkout is { Releases.Count: > 0 } ? [checkout] : []);
            }
            catch (ReleaseException exception)
            {
                refused.AddRange(BuildResult.Fail(commit, exception.Problems[0]));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                refused.AddRange(
                    BuildResult.Fail(commit, BuildProblems.UnusableScratchFolder(folder, exception.Message)));
            }
        }

        return (checkouts, refused);
    }

    private async Task<(ReleaseCheckout? Checkout, IEnumerable<BuildResult> Refused)> PrepareAsync(
        string commit, IReadOnlyList<Release> releases, long time, string path, CancellationToken cancellationToken)
    {
        var date = DateTimeOffset.FromUnixTimeSeconds(time);
        if (date < _minTime || date > _maxTime)
        {
            var names = releases.Select(release => release.ToString());
            return (null, BuildResult.Fail(releases, BuildProblems.UnpackableDate(names, commit, date)));
        }

        var checkout = await CleanCheckout.CreateAsync(repository.Root, commit, path, cancellationToken);
        var globalJson = Path.Combine(path, "global.json");
        var text = File.Exists(globalJson) ? await File.ReadAllTextAsync(globalJson, cancellationToken) : "";
        if (!_installed.Contains(text))
        {
            if (await ReleaseSdk.FindProblemAsync(path, commit, releases, cancellationToken) is { } missing)
            {
                return (null, BuildResult.Fail(releases, missing));
            }

            _installed.Add(text);
        }

        var problems = await InputInspection.FindProblemsAsync(checkout, releases, cancellationToken);
        var inspected = releases.Zip(problems).ToArray();
        var prepared = new ReleaseCheckout(
            commit, path, [.. inspected.Where(each => each.Second is null).Select(each => each.First)], time, text);
        await WriteNotesAsync(prepared, cancellationToken);
        return (
            prepared,
            inspected
                .Where(each => each.Second is not null)
                .Select(each => new BuildResult(each.First, null, each.Second)));
    }

    // The tree decides whether its packages hold them: only one that reads the property ReleaseNotesFolder does.
    private async Task WriteNotesAsync(ReleaseCheckout checkout, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(checkout.Notes);
        foreach (var release in checkout.Releases)
        {
            var text = (await notes.ReadAsync(release, cancellationToken)).ToText();
            await File.WriteAllTextAsync(Path.Combine(checkout.Notes, $"{release.Id}.txt"), text, cancellationToken);
        }
    }
}
