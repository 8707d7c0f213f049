using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>A builder that writes nothing: the path of each package is its commit, unless one is given.</summary>
internal sealed class MemoryBuilder : IPackageBuilder
{
    /// <summary>Each call, as <c>X 1.0.1, Y 1.0.1</c>.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The folder of each call.</summary>
    public List<string> Folders { get; } = [];

    /// <summary>The releases that do not build, as <c>X 1.0.1</c>.</summary>
    public string[] Broken { get; set; } = [];

    /// <summary>The builds that end with an exception, by a commit that they contain.</summary>
    public IReadOnlyDictionary<string, Exception> Failures { get; init; } = new Dictionary<string, Exception>();

    /// <summary>Called before each build, with its <see cref="Calls"/> entry.</summary>
    public Action<string>? Building { get; set; }

    /// <summary>The nupkg that every build makes.</summary>
    public string? Path { get; set; }

    /// <summary>Makes the nupkg of each release, if they differ.</summary>
    public Func<Release, string>? Make { get; init; }

    public Task<IReadOnlyList<BuildResult>> BuildAsync(
        IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken)
    {
        Calls.Add(string.Join(", ", releases));
        Folders.Add(folder);
        Building?.Invoke(Calls[^1]);
        cancellationToken.ThrowIfCancellationRequested();
        if (releases.Select(release => Failures.GetValueOrDefault(release.Commit)).OfType<Exception>().Any())
        {
            throw releases.Select(release => Failures.GetValueOrDefault(release.Commit)).OfType<Exception>().First();
        }

        return Task.FromResult<IReadOnlyList<BuildResult>>(
            [.. releases.Select(release => Broken.Contains(release.ToString())
                ? new BuildResult(
                    release,
                    null,
                    BuildProblems.BuildFailed(release.Id, release.Version, release.Commit, ["it is broken"]))
                : new BuildResult(release, Make?.Invoke(release) ?? Path ?? release.Commit, null))]);
    }
}
