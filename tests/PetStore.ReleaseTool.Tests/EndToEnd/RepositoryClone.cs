using CliWrap;
using CliWrap.Buffered;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

/// <summary>A clone of this repository whose HEAD is on main, so that it may be published.</summary>
internal sealed class RepositoryClone : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Root => _folder.Combine("PetStore");

    public static async Task<RepositoryClone> CreateAsync()
    {
        var clone = new RepositoryClone();

        // Not 'clone': HEAD may be detached, and on no branch.
        await RunAsync(clone._folder.Path, "init", "--quiet", "--initial-branch=main", clone.Root);
        await RunAsync(clone.Root, "fetch", "--quiet", RepositoryRoot.Combine("."), "HEAD");
        await RunAsync(clone.Root, "reset", "--quiet", "--hard", "FETCH_HEAD");
        return clone;
    }

    public async Task CommitAsync(string message)
    {
        await RunAsync(Root, "add", "--all");
        await RunAsync(
            Root, "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "--quiet", "--message", message);
    }

    /// <summary>Reads what differs from HEAD, untracked files included.</summary>
    public async Task<string> ReadStatusAsync()
    {
        var result = await Cli.Wrap("git").WithWorkingDirectory(Root).WithArguments(["status", "--porcelain"])
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return result.StandardOutput;
    }

    public void Dispose() => _folder.Dispose();

    private static async Task RunAsync(string directory, params string[] arguments) =>
        await Cli.Wrap("git").WithWorkingDirectory(directory).WithArguments(arguments).ExecuteAsync(
            TestContext.Current.CancellationToken);
}
