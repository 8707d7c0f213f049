using System.CommandLine;
using PetStore.ReleaseTool.Mixing;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Commands;

/// <summary><c>mix</c>: tests dependents against other versions of their siblings.</summary>
internal sealed class MixCommand : Command
{
    private const string Help =
        """
        Runs the tests of each dependent against packages: with its siblings at the lowest versions that it allows, and at the
        newest on the feed. Builds each consumer with its own versions, and with the newest that it allows.

        Examples:
          petstore-release mix
          petstore-release mix --package My.Package --format json
        """;

    private readonly Option<string[]> _packages =
        CommonOptions.CreatePackages("Only the tests of this package, and no consumers; may be repeated.");

    private readonly FeedOptionGroup _feed = new();
    private readonly Option<CompatibilityFormat> _format = CommonOptions.CreateFormat<CompatibilityFormat>();
    private readonly Option<string> _repository;
    private readonly CommandOutput _output;

    public MixCommand(Option<string> repository, CommandOutput output)
        : base("mix", Help)
    {
        _repository = repository;
        _output = output;
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
        var names = options.GetRequiredValue(_packages);
        var selected = CurrentReleases.Select(head, names, pinned: []);
        var resolver = new ReleaseResolver(session.Repository);
        var resolved = (await resolver.ResolveCurrentAsync(head, selected, cancellationToken))
            .Where(release => selected.Contains(release.Package));

        using var packages = new MixPackages(resolver, session.Feed, session.Builder, _output);
        var siblings = new SiblingVersions(
            head, new PinnedReleases(head, session.Versions, session.Feed), session.Feed);
        var mixer = new Mixer(head, siblings, packages, new MixRunner(session.Repository), _output);
        var subjects = new MixSubjects(session.Repository, head, siblings, mixer);
        var legs = await _output.WatchAsync(async () =>
        {
            var dependents = await subjects.MixDependentsAsync(resolved, cancellationToken);
            return names.Length > 0
                ? dependents
                : [.. dependents, .. await subjects.MixConsumersAsync(cancellationToken)];
        });

        Problem[] problems = [.. legs.Select(leg => leg.Problem).OfType<Problem>().Distinct()];
        _output.Fail(problems);
        _output.Write(MixView.Show(legs, options.GetValue(_format)));
        return ExitStatus.Of(hasProblems: problems.Length > 0);
    }
}
