using System.CommandLine;
using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Commands;

/// <summary><c>check</c>: finds what breaks the conventions.</summary>
internal sealed class CheckCommand : Command
{
    private const string Help =
        """
        Checks that the repository keeps the conventions, and that its generated pipelines are up to date.

        Examples:
          petstore-release check
          petstore-release check --fix
        """;

    private readonly Option<bool> _fix = new(
        "--fix")
    { Description = "Correct what can be corrected, and list what was." };
    private readonly FeedOptionGroup _feed = new();
    private readonly Option<string> _repository;
    private readonly CommandOutput _output;

    public CheckCommand(Option<string> repository, CommandOutput output)
        : base("check", Help)
    {
        _repository = repository;
        _output = output;
        Options.Add(_fix);
        _feed.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        using var session = await ReleaseSession.OpenAsync(
            options.GetRequiredValue(_repository), _feed.Read(options), cancellationToken);
        var findings = await CheckAsync(session, cancellationToken);
        var fixes = FixResult.None;
        if (options.GetValue(_fix) && findings.Any(finding => finding.Fix is not null))
        {
            fixes = await FixResult.ApplyAsync(
                session.Repository.Root, findings.Select(finding => finding.Fix).OfType<Fix>(), cancellationToken);
            findings = await CheckAsync(session, cancellationToken);
        }

        foreach (var done in fixes.Done)
        {
            _output.Write(done);
        }

        _output.Fail(fixes.Problems);
        _output.Fail(findings.Select(finding => finding.Problem));
        if (findings.Count == 0)
        {
            _output.Write("All conventions hold.");
        }
        else if (findings.Any(finding => finding.Fix is not null))
        {
            _output.Note("Run 'petstore-release check --fix' to correct what can be corrected.");
        }

        return ExitStatus.Of(hasProblems: findings.Count > 0 || fixes.Problems.Count > 0);
    }

    private Task<IReadOnlyList<Finding>> CheckAsync(ReleaseSession session, CancellationToken cancellationToken) =>
        _output.WatchAsync(async () =>
        {
            var files = await WorkingFiles.ReadAsync(session.Repository, cancellationToken);
            var packages = WorkingPackages.Read(files, session.Repository.Layout);
            var context = new CheckContext
            {
                Repository = session.Repository,
                Files = files,
                Packages = packages,
                Checked = packages,
                Versions = session.Versions,
                Feed = session.Feed,
            };
            return await ConventionChecker.CheckAsync(CheckRules.All, context, _output, cancellationToken);
        });
}
