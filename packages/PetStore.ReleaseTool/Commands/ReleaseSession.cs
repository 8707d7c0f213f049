using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Notes;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Commands;

/// <summary>A repository and a feed, opened for one command.</summary>
internal sealed class ReleaseSession : IDisposable
{
    private ReleaseSession(GitRepository repository, IPackageFeed feed)
    {
        Repository = repository;
        Feed = feed;
        Versions = new VersionReader(repository);
        Notes = new NotesReader(repository, Versions);
        Builder = new ReleaseBuilder(repository, Notes);
    }

    public GitRepository Repository { get; }

    public IPackageFeed Feed { get; }

    public VersionReader Versions { get; }

    public NotesReader Notes { get; }

    public ReleaseBuilder Builder { get; }

    /// <summary>Opens both.</summary>
    /// <param name="directory">A folder inside the repository.</param>
    /// <param name="options">The feed.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <exception cref="Problems.ReleaseException">
    /// The folder is not in a clone, or the feed cannot be used.
    /// </exception>
    public static async Task<ReleaseSession> OpenAsync(
        string directory, FeedOptions options, CancellationToken cancellationToken)
    {
        var repository = await GitRepository.OpenAsync(directory, cancellationToken);
        return new ReleaseSession(repository, FeedLocator.Open(options, repository.Root));
    }

    /// <summary>Reads the notes of the releases of a plan that are published.</summary>
    public async Task<IReadOnlyList<ReleaseNotes>> ReadNotesAsync(ReleasePlan plan, CancellationToken cancellationToken)
    {
        var notes = new List<ReleaseNotes>();
        foreach (var planned in plan.Releases.Where(planned => planned.Action == PlanAction.Publish))
        {
            notes.Add(await Notes.ReadAsync(planned.Resolved.Release!, cancellationToken));
        }

        return notes;
    }

    public void Dispose()
    {
        Builder.Dispose();
        Feed.Dispose();
    }
}
