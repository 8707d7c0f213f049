using System.CommandLine;
using PetStore.ReleaseTool.Affected;
using PetStore.ReleaseTool.Git;
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
        newest on the feed. Builds each consumer with its own versions, and with the newest that it allows. With --since, only
        the dependents that a branch affects, with the versions that the feed will have after the merge.

        Examples:
          petstore-release mix
          petstore-release mix --package My.Package --format json
          petstore-release mix --since origin/main            what a branch affects, before it is merged
        """;

    private readonly Option<string[]> _packages =
        CommonOptions.CreatePackages("Only the tests of this package, and no consumers; may be repeated.");

    private readonly Option<string?> _since = CommonOptions.CreateSince(
        "The branch that HEAD will be merged into: only dependents that HEAD affects, no consumers, and the newest "
            + "versions are those of HEAD.");

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
        Options.Add(_since);
        _feed.AddTo(this);
        Options.Add(_format);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        using var session = await ReleaseSession.OpenAsync(
            options.GetRequiredValue(_repository), _feed.Read(options), cancellationToken);
        var head = await session.Versions.ReadAsync("HEAD", cancellationToken);
        var since = options.GetValue(_since);
        var names = options.GetRequiredValue(_packages);
        var selected = CurrentReleases.Select(head, names, pinned: []);
        if (since is not null)
        {
            var affected = await FindAffectedAsync(session.Repository, since, cancellationToken);
            selected = [.. selected.Where(package => affected.Contains(package.Id))];
        }

        var resolver = new ReleaseResolver(session.Repository);
        var resolved = (await resolver.ResolveCurrentAsync(head, selected, cancellationToken))
            .Where(release => selected.Contains(release.Package));

        using var packages = new MixPackages(resolver, session.Feed, session.Builder, _output);
        var siblings = new SiblingVersions(
            head,
            new PinnedReleases(head, session.Versions, session.Feed),
            session.Feed,
            isMerged: since is not null);
        var mixer = new Mixer(head, siblings, packages, new MixRunner(session.Repository), _output);
        var subjects = new MixSubjects(session.Repository, head, siblings, mixer);
        var legs = await _output.WatchAsync(async () =>
        {
            var dependents = await subjects.MixDependentsAsync(resolved, cancellationToken);
            return names is [] && since is null
                ? [.. dependents, .. await subjects.MixConsumersAsync(cancellationToken)]
                : dependents;
        });

        Problem[] problems = [.. legs.Select(leg => leg.Problem).OfType<Problem>().Distinct()];
        _output.Fail(problems);
        _output.Write(MixView.Show(legs, options.GetValue(_format)));
        return ExitStatus.Of(hasProblems: problems.Length > 0);
    }

    private static async Task<HashSet<string>> FindAffectedAsync(
        GitRepository repository, string since, CancellationToken cancellationToken)
    {
        var changes = await BranchChanges.ReadAsync(repository, since, cancellationToken);
        var projects = await RepositoryProjects.ReadAsync(repository, changes.Head, cancellationToken);
        return AffectedProjects.FindByPaths(repository.Layout, projects, changes.Paths)
            .Where(affected => affected.Project.Kind == ProjectKind.Package)
            .Select(affected => affected.Project.Name)
            .ToHashSet(StringComparer.Ordinal);
    }
}
