using System.Text;
using CliWrap;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Git;

/// <summary>Explains why git failed.</summary>
internal static class GitFailure
{
    /// <summary>
    /// Describes a failure. In a partial clone the likely reason is an object that was never fetched.
    /// </summary>
    /// <param name="root">The user's repository.</param>
    /// <param name="command">The command of git, without what only the tool knows.</param>
    /// <param name="error">What git wrote.</param>
    /// <param name="cancellationToken">Ends git.</param>
    public static async Task<Problem> DescribeAsync(
        string root, string command, string error, CancellationToken cancellationToken)
    {
        var (status, _) = await GitProcess.TryRunAsync(
            root,
            ["config", "--get-regexp", @"^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$"],
            PipeSource.Null,

            // Read, because git fails when it writes into a pipe that was closed.
            PipeTarget.ToStringBuilder(new StringBuilder()),
            GitProcess.Environment,
            cancellationToken);
        return status == 0
            ? RepositoryProblems.PartialClone(root, error)
            : RepositoryProblems.GitFailed(command, error);
    }
}
