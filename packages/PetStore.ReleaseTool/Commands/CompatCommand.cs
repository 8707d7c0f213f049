using System.CommandLine;
using PetStore.ReleaseTool.Compatibility;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Commands;

/// <summary><c>compat</c>: whether the version says what the public API does.</summary>
internal sealed class CompatCommand : Command
{
    private const string Help =
        """
        Compares the public API of each package at HEAD with an earlier version, and says whether that needs a patch, a minor or
        a major. A version that declares less is an error.

        Examples:
          petstore-release compat
          petstore-release compat --since origin/main --package My.Package
        """;

    private readonly Option<string?> _since = CommonOptions.CreateSince(
        "The branch that HEAD will be merged into: compare with the versions of the merge base, not with the previous "
            + "ones.");

    private readonly Option<string[]> _packages = CommonOptions.CreatePackages("Only this package; may be repeated.");
    private readonly FeedOptionGroup _feed = new();
    private readonly Option<CompatibilityFormat> _format = CommonOptions.CreateFormat<CompatibilityFormat>();
    private readonly Option<string> _repository;
    private readonly CommandOutput _output;

    public CompatCommand(Option<string> repository, CommandOutput output)
        : base("compat", Help)
    {
        _repository = repository;
        _output = output;
        Options.Add(_since);
        Options.Add(_packages);
        _feed.AddTo(this);
        Options.Add(_format);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        using var session = await ReleaseSession.OpenAsync(
            options.GetRequiredValue(_repository), _feed.Read(options), cancellationToken);
        var head = await session.Versions.ReadAsync("HEAD", cancellationToken);
        var packages = CurrentReleases.Select(head, options.GetRequiredValue(_packages), pinned: []);
        var since = options.GetValue(_since) is { } branch
            ? await ReadMergeBaseAsync(session, branch, cancellationToken)
            : null;
        var checker = new ApiChecker(session.Repository, session.Feed, session.Builder, _output);
        var results = await _output.WatchAsync(() => checker.CheckAsync(head, since, packages, cancellationToken));

        Problem[] problems = [.. results.Select(result => result.Problem).OfType<Problem>()];
        _output.Fail(problems);
        _output.Write(CompatibilityView.Show(head.Head, results, options.GetValue(_format)));
        return ExitStatus.Of(hasProblems: problems.Length > 0);
    }

    private static async Task<MergeBase> ReadMergeBaseAsync(
        ReleaseSession session, string branch, CancellationToken cancellationToken)
    {
        var changes = await BranchChanges.ReadAsync(session.Repository, branch, cancellationToken);
        return new MergeBase(await session.Versions.ReadAsync(changes.Base, cancellationToken), changes.Paths);
    }
}
