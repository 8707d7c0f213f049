using CliWrap;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Building;

/// <summary>Checks out a commit into a new folder, isolated from the user's working tree, hooks, filters and configuration.</summary>
/// <remarks>It is a clone that shares the objects of the user's repository and writes nothing into it.</remarks>
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

        // NBGV compares path filters as core.ignorecase says, and a version must not depend on the file system that it is built on.
        await RunAsync(["clone", "--quiet", "--shared", "--no-checkout", "--template=", "--config", "core.ignorecase=false", "--", root, folder], root);
        await RunAsync(["update-ref", "--no-deref", "HEAD", commit], folder);

        // Not 'checkout', which skips a file whose object is missing and still exits with 0.
        await RunAsync(["reset", "--quiet", "--hard"], folder);

        async Task RunAsync(string[] arguments, string directory)
        {
            var (status, error) = await GitProcess.TryRunAsync(
                directory, arguments, PipeSource.Null, PipeTarget.Null, environment, cancellationToken);
            if (status != 0)
            {
                throw new ReleaseException(RepositoryProblems.GitFailed(string.Join(' ', arguments), error));
            }
        }
    }
}
