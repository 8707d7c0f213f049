using CliWrap;
using PetStore.ReleaseTool.Git;

namespace PetStore.ReleaseTool.Building;

/// <summary>One commit in a folder of its own, untouched by the user's working tree, hooks, filters and configuration.</summary>
/// <remarks>A clone that borrows the objects of the user's repository and writes nothing into it.</remarks>
internal static class CleanCheckout
{
    /// <summary>Checks out a commit.</summary>
    /// <param name="root">The user's repository.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="folder">The folder to make.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <exception cref="ReleaseException">git failed.</exception>
    public static async Task CreateAsync(string root, string commit, string folder, CancellationToken cancellationToken)
    {
        var configuration = folder + ".gitconfig";
        await File.WriteAllTextAsync(
            configuration,
            $"""
            [safe]
                directory = *
            [core]
                autocrlf = false
                hooksPath = {GitProcess.NullDevice}
                attributesFile = {GitProcess.NullDevice}
            """,
            cancellationToken);
        var environment = new Dictionary<string, string?>(GitProcess.Environment)
        {
            ["GIT_CONFIG_COUNT"] = null,
            ["GIT_CONFIG_GLOBAL"] = configuration,
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_CONFIG_SYSTEM"] = null,
        };

        // NBGV compares path filters as core.ignorecase says: a version must not depend on the disk that it is built on.
        await RunAsync(["clone", "--quiet", "--shared", "--no-checkout", "--template=", "--config", "core.ignorecase=false", "--", root, folder], root);
        await RunAsync(["update-ref", "--no-deref", "HEAD", commit], folder);

        // Not 'checkout': that ends with 0 even when an object is missing, and leaves the file out.
        await RunAsync(["reset", "--quiet", "--hard"], folder);

        async Task RunAsync(string[] arguments, string directory)
        {
            var (status, error) = await GitProcess.TryRunAsync(
                directory, arguments, PipeSource.Null, PipeTarget.Null, environment, cancellationToken);
            if (status != 0)
            {
                throw new ReleaseException(Problems.GitFailed(string.Join(' ', arguments), error));
            }
        }
    }
}
