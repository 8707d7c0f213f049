using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CliWrap;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Git;

/// <summary>Reads a clone, and never changes it.</summary>
internal sealed class GitRepository : IRepository
{
    // With fewer commits another process costs more than it saves; with more processes the disk is the limit.
    private const int MinCommitsPerProcess = 2_000;
    private const int MaxProcesses = 4;

    // Enough bytes to see that a text is too long: a UTF-8 character has at most four.
    private const int MaxTextBytes = 4 * (RepositoryLayout.MaxTextLength + 1);

    private GitRepository(string root, RepositoryLayout layout)
    {
        Root = root;
        Layout = layout;
    }

    /// <summary>Gets the absolute path of the working tree.</summary>
    public string Root { get; }

    public RepositoryLayout Layout { get; }

    /// <summary>Opens the clone that a folder is in.</summary>
    /// <exception cref="ReleaseException">
    /// The folder is not in a clone, the clone is shallow, or its petstore-release.json does not name folders.
    /// </exception>
    public static async Task<GitRepository> OpenAsync(string directory, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(directory))
        {
            throw new ReleaseException(RepositoryProblems.NotARepository(directory, "no such folder"));
        }

        await GitProcess.CheckVersionAsync(cancellationToken);
        var output = new StringBuilder();
        var (status, error) = await GitProcess.TryRunAsync(
            directory,
            ["rev-parse", "--is-shallow-repository", "--show-toplevel"],
            PipeSource.Null, PipeTarget.ToStringBuilder(output, Encoding.UTF8), GitProcess.Environment, cancellationToken);
        if (status != 0 || output.ToString().Split('\n', 2) is not [var isShallow, [.. var root, '\n']])
        {
            throw new ReleaseException(RepositoryProblems.NotARepository(directory, error));
        }

        return isShallow == "true"
            ? throw new ReleaseException(RepositoryProblems.ShallowClone(root))
            : new GitRepository(Path.GetFullPath(root), LayoutFile.Read(root));
    }

    public async Task<string> ResolveAsync(string revision, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        var (status, _) = await GitProcess.TryRunAsync(
            Root,
            ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"],
            PipeSource.Null,
            PipeTarget.ToStringBuilder(output),
            GitProcess.Environment,
            cancellationToken);
        return status == 0
            ? output.ToString().Trim()
            : throw new ReleaseException(RepositoryProblems.UnknownCommit(revision));
    }

    /// <summary>Finds the merge base of two commits; null when they have no commit in common.</summary>
    public async Task<string?> FindMergeBaseAsync(string first, string second, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        var (status, error) = await GitProcess.TryRunAsync(
            Root,
            ["merge-base", first, second],
            PipeSource.Null,
            PipeTarget.ToStringBuilder(output),
            GitProcess.Environment,
            cancellationToken);
        return status switch
        {
            0 => output.ToString().Trim(),
            1 => null,
            _ => throw new ReleaseException(RepositoryProblems.GitFailed("merge-base", error)),
        };
    }

    // One process reads the graph; the changes are read by as many processes as there are cores.
    public async Task<CommitHistory> ReadHistoryAsync(string commit, CancellationToken cancellationToken)
    {
        var graph = await ReadGraphAsync(commit, cancellationToken);
        var size = Math.Max(
            MinCommitsPerProcess, (graph.Count / Math.Min(Environment.ProcessorCount, MaxProcesses)) + 1);
        var changes = await Task.WhenAll(graph.Chunk(size).Select(part => ReadChangesAsync(part, cancellationToken)));
        Commit[] commits = [.. graph.Zip(
            changes.SelectMany(part => part),
            (each, change) => new Commit(each.Id, each.Parents, change.Paths, change.Files))];

        var versionFiles = commits
            .SelectMany(each => each.Files)
            .Where(file => file is { Blob: not null, Kind: not FileKind.Submodule })
            .Where(file => Layout.IsVersionFile(file.Path) || Layout.IsVersionText(file.Path))
            .Select(file => file.Blob!);
        return new CommitHistory(Layout, commits, await ReadTextsAsync(versionFiles, cancellationToken));
    }

    private async Task<IReadOnlyList<GraphCommit>> ReadGraphAsync(string commit, CancellationToken cancellationToken)
    {
        IReadOnlyList<GraphCommit> graph = [];
        var (status, error) = await GitProcess.TryRunAsync(
            Root,
            ["rev-list", "--topo-order", "--reverse", "--parents", commit, "--"],
            PipeSource.Null,
            PipeTarget.Create(async (stream, token) => graph = await GraphReader.ReadAsync(stream, token)),
            GitProcess.Environment,
            cancellationToken);
        return status == 0
            ? graph
            : throw new ReleaseException(await GitFailure.DescribeAsync(Root, "rev-list", error, cancellationToken));
    }

    private async Task<IReadOnlyList<CommitChanges>> ReadChangesAsync(
        IReadOnlyList<GraphCommit> commits, CancellationToken cancellationToken)
    {
        IReadOnlyList<CommitChanges> changes = [];
        var (status, error) = await GitProcess.TryRunAsync(
            Root,
            [
                "diff-tree", "--stdin", "-z", "-r", "-m", "--root", "--raw", "--no-abbrev", "--no-renames",
                "--no-relative",
                "--ignore-submodules=none", "-O" + GitProcess.NullDevice,
            ],
            PipeSource.FromString(string.Concat(commits.Select(commit => commit.Id + "\n"))),
            PipeTarget.Create(
                async (stream, token) => changes = await DiffTreeReader.ReadAsync(stream, commits, Layout, token)),
            GitProcess.Environment,
            cancellationToken);
        return status == 0
            ? changes
            : throw new ReleaseException(await GitFailure.DescribeAsync(Root, "diff-tree", error, cancellationToken));
    }

    public async Task<IReadOnlyDictionary<string,
    string>> ReadTextsAsync(IEnumerable<string> blobs, CancellationToken cancellationToken)
    {
        string[] distinct = [.. blobs.Distinct(StringComparer.Ordinal)];
        var texts = new Dictionary<string, string>(distinct.Length, StringComparer.Ordinal);
        if (distinct.Length == 0)
        {
            return texts;
        }

        string? other = null;
        var (status, error) = await GitProcess.TryRunAsync(
            Root,
            ["cat-file", "--batch"],
            PipeSource.FromString(string.Join('\n', distinct) + "\n"),
            PipeTarget.Create(
                async (stream, token) => other = await BlobReader.ReadAsync(stream, MaxTextBytes, texts, token)),
            GitProcess.Environment,
            cancellationToken);
        if (status != 0 || other is not null)
        {
            throw new ReleaseException(
                await GitFailure.DescribeAsync(Root, "cat-file --batch", $"{other} {error}".Trim(), cancellationToken));
        }

        return texts;
    }

    /// <summary>Reads the dates and messages of commits.</summary>
    public async Task<IReadOnlyDictionary<string, CommitSummary>> ReadSummariesAsync(
        IEnumerable<string> commits, CancellationToken cancellationToken)
    {
        string[] distinct = [.. commits.Distinct(StringComparer.Ordinal)];
        if (distinct.Length == 0)
        {
            return new Dictionary<string, CommitSummary>();
        }

        var output = new StringBuilder();
        var (status, error) = await GitProcess.TryRunAsync(
            Root,
            [
                "-c", "log.showSignature=false", "-c", "i18n.logOutputEncoding=UTF-8",
                "log", "--stdin", "--no-walk=unsorted", "-z", "--format=%H %ct %s%n%b",
            ],
            PipeSource.FromString(string.Concat(distinct.Select(commit => commit + "\n"))),
            PipeTarget.ToStringBuilder(output, Encoding.UTF8),
            GitProcess.Environment,
            cancellationToken);
        if (status != 0)
        {
            throw new ReleaseException(RepositoryProblems.GitFailed("log --stdin", error));
        }

        return output.ToString()
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split(' ', 3))
            .Select(parts => (Id: parts[0], Time: parts[1], Message: parts[2].Split('\n', 2)))
            .ToDictionary(
                commit => commit.Id,
                commit => new CommitSummary(
                    long.Parse(commit.Time, CultureInfo.InvariantCulture), commit.Message[0], commit.Message[1].Trim()),
                StringComparer.Ordinal);
    }

    public async Task<IReadOnlySet<string>> ReadPublicCommitsAsync(
        IReadOnlyList<Regex> refSpecs, CancellationToken cancellationToken)
    {
        var refs = await GitProcess.RunAsync(Root, ["for-each-ref", "--format=%(refname)"], cancellationToken);
        string[] names = [.. refs.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(name => refSpecs.Any(refSpec => refSpec.IsMatch(AsLocal(name))))];
        var commits = new HashSet<string>(StringComparer.Ordinal);
        if (names.Length == 0)
        {
            return commits;
        }

        var (status, error) = await GitProcess.TryRunAsync(
            Root,
            ["rev-list", "--first-parent", "--stdin"],
            PipeSource.FromString(string.Concat(names.Select(name => name + "\n"))),
            PipeTarget.ToDelegate(line => commits.Add(line)),
            GitProcess.Environment,
            cancellationToken);
        return status == 0
            ? commits
            : throw new ReleaseException(RepositoryProblems.GitFailed("rev-list --first-parent", error));
    }

    /// <summary>Lists the paths that differ from HEAD, including untracked files that git does not ignore.</summary>
    public async Task<IReadOnlyList<string>> ReadUncommittedPathsAsync(CancellationToken cancellationToken)
    {
        var status = await GitProcess.RunAsync(
            Root,
            ["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignore-submodules=none"],
            cancellationToken);
        return [.. status.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry[3..])];
    }

    // A CI checkout is detached and has only remote-tracking refs: refs/remotes/origin/main counts as refs/heads/main.
    private static string AsLocal(string name) =>
        name.Split('/', 4) is ["refs", "remotes", _, var branch] ? "refs/heads/" + branch : name;
}
