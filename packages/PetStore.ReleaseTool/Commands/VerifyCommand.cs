using System.CommandLine;
using NuGet.Versioning;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Publishing;

namespace PetStore.ReleaseTool.Commands;

/// <summary><c>verify</c>: compares packages with what their release commits build.</summary>
internal sealed class VerifyCommand : Command
{
    private const string Help =
        """
        Rebuilds versions from their release commits and compares them: one version on the feed, every version on the feed,
        or the packages that the lock files of applications name. The last needs no feed.

        Examples:
          petstore-release verify My.Package 1.0.1
          petstore-release verify
          petstore-release verify --lock ../App/packages.lock.json
          petstore-release verify --lock apps/*/packages.lock.json
        """;

    private readonly Argument<string?> _id = new("ID")
    {
        Description = "The package; without it, every package on the feed.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Argument<NuGetVersion?> _version = CommonOptions.CreateOptionalVersion(
        "The version, such as 1.0.1.");

    private readonly Option<string[]> _locks = new Option<string[]>("--lock")
    {
        Description = "The packages.lock.json of an application, relative to the current folder; several may be named.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    }.RefuseEmpty("name a packages.lock.json");

    private readonly FeedOptionGroup _feed = new();
    private readonly Option<string> _repository;
    private readonly CommandOutput _output;

    public VerifyCommand(Option<string> repository, CommandOutput output)
        : base("verify", Help)
    {
        _repository = repository;
        _output = output;
        Arguments.Add(_id);
        Arguments.Add(_version);
        Options.Add(_locks);
        _feed.AddTo(this);
        Validators.Add(result =>
        {
            var (id, version) = (result.GetResult(_id)?.Tokens is [_], result.GetResult(_version)?.Tokens is [_]);
            if (id != version || (id && result.GetResult(_locks) is { Implicit: false }))
            {
                result.AddError("'verify' takes an ID and a VERSION, or --lock FILE, or neither.");
            }
        });
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var feed = _feed.Read(options);
        using var session = await ReleaseSession.OpenAsync(
            options.GetRequiredValue(_repository), feed, cancellationToken);
        var head = await session.Versions.ReadAsync("HEAD", cancellationToken);
        return options.GetRequiredValue(_locks) is [_, ..] paths
            ? await VerifyLocksAsync(session, head, paths, cancellationToken)
            : options.GetValue(_id) is { } id
                ? await VerifyOneAsync(session, head, id, options.GetValue(_version)!, feed.Name, cancellationToken)
                : await VerifyFeedAsync(session, head, feed.Name, cancellationToken);
    }

    private async Task<int> VerifyOneAsync(
        ReleaseSession session, VersionHistory head, string id, NuGetVersion version, string feed,
        CancellationToken cancellationToken)
    {
        var package = head.FindPackage(
            id) ?? throw new ReleaseException(RepositoryProblems.UnknownPackage(id, head.Ids));
        var release = await new PinnedReleases(head, session.Versions, session.Feed)
            .GetAsync(package, version, cancellationToken);
        var verifier = new Verifier(session.Builder, session.Feed, _output);
        var result = await _output.WatchAsync(() => verifier.VerifyAsync(release, feed, cancellationToken));

        _output.Write(result.Difference
            ?? (result.IsSigned
                ? $"{release} on {feed} has the same content as what commit {release.Commit} builds, "
                    + "signed by the feed."
                : $"{release} on {feed} is what commit {release.Commit} builds, byte for byte."));
        return ExitStatus.Of(hasProblems: result.Difference is not null);
    }

    private async Task<int> VerifyFeedAsync(
        ReleaseSession session, VersionHistory head, string feed, CancellationToken cancellationToken)
    {
        var pinned = new PinnedReleases(head, session.Versions, session.Feed);
        var verifier = new FeedVerifier(session.Builder, session.Feed, feed, pinned, _output);
        var results = await _output.WatchAsync(() => verifier.VerifyAsync(head, cancellationToken));

        _output.Fail(results.Select(result => result.Problem).OfType<Problem>());
        _output.Write(VerificationView.ShowFeed(results, feed));
        return ExitStatus.Of(hasProblems: results.Any(result => !result.IsEqual));
    }

    private async Task<int> VerifyLocksAsync(
        ReleaseSession session, VersionHistory head, string[] paths, CancellationToken cancellationToken)
    {
        var pinned = new PinnedReleases(head, session.Versions, session.Feed);
        var (releases, problems) = (new List<LockedRelease>(), new List<Problem>());
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            var packages = await ReadOwnAsync(head, path, cancellationToken);
            var pins = packages.Select(
                package => new Pin(path, head.FindPackage(package.Identity.Id)!, package.Identity.Version));
            foreach (var (package, target) in packages.Zip(await pinned.FindAsync(pins, cancellationToken)))
            {
                problems.AddRange(target.Release is null ? target.Problems : []);
                releases.AddRange(target.Release is { } release ? [new LockedRelease(path, package, release)] : []);
            }
        }

        var verifier = new LockVerifier(session.Builder, session.Feed, _output);
        var results = await _output.WatchAsync(() => verifier.VerifyAsync(releases, cancellationToken));
        problems.AddRange(results.Select(each => each.Result.Problem).OfType<Problem>().Distinct());
        _output.Fail(problems);
        if (results.Any(each => each.Result.Problem is null))
        {
            _output.Write(VerificationView.ShowLocks(results, hasSeveralFiles: paths.Length > 1));
        }

        return ExitStatus.Of(hasProblems: problems.Count > 0 || results.Any(each => !each.Result.IsEqual));
    }

    private static async Task<IReadOnlyList<LockedPackage>> ReadOwnAsync(
        VersionHistory head, string path, CancellationToken cancellationToken)
    {
        var locked = await ConsumerLockFile.ReadAsync(path, cancellationToken);
        LockedPackage[] own = [.. locked.Where(package => head.FindPackage(package.Identity.Id) is not null)];
        return own is [_, ..] ? own : throw new ReleaseException(CompatibilityProblems.NothingLocked(path, head.Ids));
    }
}
