using System.CommandLine;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
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
          petstore-release publish --preview --feed ./previews         what a branch changes, in versions that are not public
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

    private readonly Option<bool> _preview = new("--preview")
    {
        Description = "Publish what HEAD changes against the public branches, and its dependents, in versions that "
            + "are not public, to the feed that --feed names.",
    };

    private readonly Option<int?> _wait = CreateWait();
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
        Options.Add(_preview);
        Options.Add(_wait);
        Options.Add(_reconcile);
        Options.Add(_format);
        Validators.Add(result =>
        {
            if (result.GetValue(_preview) && (!_feed.IsGiven(result) || result.GetValue(_reconcile)
                || result.GetValue(_packages) is [_, ..] || result.GetValue(_keep) is not null))
            {
                result.AddError("--preview takes the options of a feed, and needs --feed.");
            }
        });
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var feed = _feed.Read(options) with
        {
            Wait = options.GetValue(_wait) is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        };
        using var session = await ReleaseSession.OpenAsync(
            options.GetRequiredValue(_repository), feed, cancellationToken);
        if (options.GetValue(_preview))
        {
            return await PublishPreviewsAsync(session, feed.Name, cancellationToken);
        }

        var reader = new PlanReader(session.Repository, session.Versions, session.Feed);
        var plan = await reader.ReadAsync(feed.Name, options.GetRequiredValue(_packages), cancellationToken);
        foreach (var warning in await reader.FindWarningsAsync(plan, cancellationToken))
        {
            _output.Warn(warning);
        }

        var builder = session.Builder;
        var keeping = options.GetValue(_keep) is { } folder ? new KeepingBuilder(builder, folder, _output) : null;
        var publisher = new Publisher((IPackageBuilder?)keeping ?? builder, session.Feed, _output);
        var result = await _output.WatchAsync(() => publisher.PublishAsync(plan, cancellationToken));

        PlannedRelease[] published = [.. plan.Releases.Where(
            release => result.Published.Contains(release.Resolved.Identity))];
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
            _output.Note(
                $"Not everything could be published to {plan.Feed}. What is not named above was published or is "
                    + "there.");
            return ExitStatus.Failed;
        }

        _output.Write(PlanView.Show(plan, result, options.GetValue(_format), notes));
        return ExitStatus.Done;
    }

    private async Task<int> PublishPreviewsAsync(
        ReleaseSession session, string feed, CancellationToken cancellationToken)
    {
        var root = session.Repository.Root;
        if (session.Feed is FolderFeed folder && folder.Folder == Path.GetFullPath(FeedOptionGroup.DefaultFeed, root))
        {
            throw new ReleaseException(CompatibilityProblems.DefaultFeed(feed));
        }

        var head = await session.Versions.ReadAsync("HEAD", cancellationToken);
        if (await PreviewFeed.CheckAsync(
            session.Feed, feed, head, session.Repository, cancellationToken) is { } problem)
        {
            throw new ReleaseException(problem);
        }

        var packages = CurrentReleases.Select(head, [], pinned: []);
        var current = await new ReleaseResolver(session.Repository)
            .ResolveCurrentAsync(head, packages, cancellationToken);
        var builder = new PreviewBuilder(session.Builder, head.Head);
        var publisher = new PreviewPublisher(session.Repository, session.Feed, builder, _output);
        var result = await _output.WatchAsync(() => publisher.PublishAsync(head, current, cancellationToken));

        _output.Fail(result.Problems);
        foreach (var package in result.Packages)
        {
            _output.Write($"{package.Id} {package.Version}");
        }

        if (result is { Packages: [], Problems: [] })
        {
            _output.Write("Nothing to preview: HEAD changes no package against the public branches.");
        }

        return ExitStatus.Of(hasProblems: result.Problems.Count > 0);
    }

    private static Option<int?> CreateWait()
    {
        const int Day = 24 * 60;
        var wait = new Option<int?>("--wait")
        {
            Description = "How many minutes to wait until the server shows a package that it took, "
                + "or that it says it has. Default: 2, and 10 seconds for one that it says it has.",
            HelpName = "MINUTES",
        };
        wait.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }]
                && !(int.TryParse(value, out var minutes) && minutes is >= 0 and <= Day))
            {
                result.AddError($"--wait is '{value}'; expected a number of minutes from 0 to {Day}.");
            }
        });
        return wait;
    }
}
