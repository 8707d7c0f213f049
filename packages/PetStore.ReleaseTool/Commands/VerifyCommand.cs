using System.CommandLine;
using NuGet.Versioning;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Publishing;

namespace PetStore.ReleaseTool.Commands;

/// <summary><c>verify</c>: compares a package on the feed with what its release commit builds.</summary>
internal sealed class VerifyCommand : Command
{
    private const string Help =
        """
        Rebuilds a version from its release commit and compares it with the feed's package.

        Examples:
          petstore-release verify My.Package 1.0.1
        """;

    private readonly Argument<string> _id = new("ID") { Description = "The package." };

    private readonly Argument<NuGetVersion> _version = new("VERSION")
    {
        Description = "The version, such as 1.0.1.",
        CustomParser = result =>
        {
            if (NuGetVersion.TryParse(result.Tokens[0].Value, out var version))
            {
                return version;
            }

            result.AddError($"'{result.Tokens[0].Value}' is not a version; expected one such as 1.0.1 or 2.0.3-beta.");
            return null;
        },
    };

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
        _feed.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var feed = _feed.Read(options);
        var id = options.GetRequiredValue(_id);
        using var session = await ReleaseSession.OpenAsync(options.GetRequiredValue(_repository), feed, cancellationToken);
        var head = await session.Versions.ReadAsync("HEAD", cancellationToken);
        var package = head.FindPackage(id) ?? throw new ReleaseException(RepositoryProblems.UnknownPackage(id, head.Ids));
        var release = await new PinnedReleases(head, session.Versions, session.Feed).GetAsync(
            package, options.GetRequiredValue(_version), cancellationToken);
        var verifier = new Verifier(new ReleaseBuilder(session.Repository), session.Feed, _output);
        var result = await _output.WatchAsync(() => verifier.VerifyAsync(release, feed.Feed, cancellationToken));

        _output.Write(result.Difference
            ?? (result.IsSigned
                ? $"{release} on {feed.Feed} has the same content as what commit {release.Commit} builds, signed by the feed."
                : $"{release} on {feed.Feed} is what commit {release.Commit} builds, byte for byte."));
        return ExitStatus.Of(hasProblems: result.Difference is not null);
    }
}
