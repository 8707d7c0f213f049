using System.CommandLine;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Publishing;

namespace PetStore.ReleaseTool.Commands;

/// <summary><c>plan</c>: what <c>publish</c> would do.</summary>
internal sealed class PlanCommand : Command
{
    private const string Help =
        """
        Shows what 'publish' would do, and why. Changes nothing.

        Examples:
          petstore-release plan
          petstore-release plan --feed https://example.com/v3/index.json --format json
        """;

    private readonly FeedOptionGroup _feed = new();

    private readonly Option<string[]> _packages =
        CommonOptions.CreatePackages("Only this package and what it depends on; may be repeated.");

    private readonly Option<bool> _reconcile = CommonOptions.CreateReconcile();
    private readonly Option<PlanFormat> _format = CommonOptions.CreateFormat<PlanFormat>();
    private readonly Option<string> _repository;
    private readonly CommandOutput _output;

    public PlanCommand(Option<string> repository, CommandOutput output)
        : base("plan", Help)
    {
        _repository = repository;
        _output = output;
        _feed.AddTo(this);
        Options.Add(_packages);
        Options.Add(_reconcile);
        Options.Add(_format);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var feed = _feed.Read(options);
        using var session = await ReleaseSession.OpenAsync(
            options.GetRequiredValue(_repository), feed, cancellationToken);
        var reader = new PlanReader(session.Repository, session.Versions, session.Feed);
        var plan = await reader.ReadAsync(feed.Name, options.GetRequiredValue(_packages), cancellationToken);
        var warnings = await reader.FindWarningsAsync(plan, cancellationToken);
        var gaps = options.GetValue(_reconcile)
            ? PublishGap.Find(
                session.Repository,
                await session.Versions.ReadAsync("HEAD", cancellationToken),
                [.. plan.Releases.Where(release => release.Action == PlanAction.Publish)])
            : [];

        var notes = await session.ReadNotesAsync(plan, cancellationToken);
        _output.AttachSummary(PlanSummary.Create(plan, published: null, notes));
        foreach (
            var warning in warnings.Concat(gaps)
                .Concat(plan.NotPublic.Select(problem => $"'publish' would refuse this: {problem.Text}")))
        {
            _output.Warn(warning);
        }

        _output.Fail(plan.Problems);
        _output.Write(PlanView.Show(plan, options.GetValue(_format), notes));
        return ExitStatus.Of(hasProblems: plan.Problems.Count > 0);
    }
}
