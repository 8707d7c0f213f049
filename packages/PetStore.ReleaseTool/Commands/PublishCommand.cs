using System.CommandLine;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Publishing;

namespace PetStore.ReleaseTool.Commands;

/// <summary><c>publish</c>: brings the feed to the state that git describes.</summary>
internal sealed class PublishCommand : Command
{
    private const string Help =
        """
        Publishes every package's current version, every version that a consumer pins, and what these depend on.
        It may be run again at any time: packages that the feed has are kept.

        Examples:
          petstore-release publish                           fill the folder artifacts/feed
          petstore-release publish --package My.Package      one package and what it depends on
          petstore-release publish --feed https://example.com/v3/index.json
        """;

    private readonly FeedOptionGroup _feed = new();

    private readonly Option<string[]> _packages =
        CommonOptions.CreatePackages("Only this package and what it depends on; may be repeated.");

    private readonly Option<string?> _keep = new Option<string?>("--output")
    {
        Description = "Keep a copy of every built package in this folder, relative to the current one. "
            + "In Azure Pipelines the copies become artifacts of the run.",
        HelpName = "DIR",
    }.RefuseEmpty("leave it out for its default");

    private readonly Option<bool> _reconcile = CommonOptions.CreateReconcile();
    private readonly Option<PlanFormat> _format = CommonOptions.CreateFormat<PlanFormat>();
    private readonly Option<string> _repository;
    private readonly CommandOutput _output;

    public PublishCommand(Option<string> repository, CommandOutput output)
        : base("publish", Help)
    {
        _repository = repository;
        _output = output;
        _feed.AddTo(this);
        Options.Add(_packages);
        Options.Add(_keep);
        Options.Add(_reconcile);
        Options.Add(_format);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var feed = _feed.Read(options);
        using var session = await ReleaseSession.OpenAsync(options.GetRequiredValue(_repository), feed, cancellationToken);
        var reader = new PlanReader(session.Repository, session.Versions, session.Feed);
        var plan = await reader.ReadAsync(feed.Feed, options.GetRequiredValue(_packages), cancellationToken);
        foreach (var warning in await reader.FindWarningsAsync(plan, cancellationToken))
        {
            _output.Warn(warning);
        }

        var builder = session.Builder;
        var keeping = options.GetValue(_keep) is { } folder ? new KeepingBuilder(builder, folder) : null;
        var publisher = new Publisher((IPackageBuilder?)keeping ?? builder, session.Feed, _output);
        var result = await _output.WatchAsync(() => publisher.PublishAsync(plan, cancellationToken));

        PlannedRelease[] published = [.. plan.Releases.Where(release => result.Published.Contains(release.Resolved.Identity))];
        var head = await session.Versions.ReadAsync("HEAD", cancellationToken);
        foreach (var gap in options.GetValue(_reconcile) ? PublishGap.Find(session.Repository, head, published) : [])
        {
            _output.Warn(gap);
        }

        foreach (var copy in keeping?.Kept ?? [])
        {
            _output.AttachArtifact(copy);
        }

        var notes = await session.ReadNotesAsync(plan, cancellationToken);
        _output.AttachSummary(PlanSummary.Create(plan, result, notes));
        _output.Fail(result.AllProblems);
        if (result.Problems.Count > 0)
        {
            _output.Note($"Not everything could be published to {plan.Feed}. What is not named above was published or is there.");
            return ExitStatus.Failed;
        }

        _output.Write(PlanView.Show(plan, result, options.GetValue(_format), notes));
        return ExitStatus.Done;
    }
}
