using CliWrap;
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
        await RunAsync(clone._folder.Path, "clone", "--quiet", "--no-hardlinks", RepositoryRoot.Combine("."), clone.Root);
        await RunAsync(clone.Root, "checkout", "--quiet", "-B", "main");
        return clone;
    }

    public async Task CommitAsync(string message)
    {
        await RunAsync(Root, "add", "--all");
        await RunAsync(Root, "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "--quiet", "--message", message);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task RunAsync(string directory, params string[] arguments) =>
        await Cli.Wrap("git").WithWorkingDirectory(directory).WithArguments(arguments).ExecuteAsync(TestContext.Current.CancellationToken);
}
