using System.CommandLine;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Commands;

/// <summary><c>versions</c>: the current release of every package at a commit.</summary>
internal sealed class VersionsCommand : Command
{
    private const string Help =
        """
        Shows the version and the release commit of every package at a commit. Needs only git.

        Examples:
          petstore-release versions
          petstore-release versions --at release/1 --format json
        """;

    private readonly Option<string> _at = new Option<string>("--at")
    {
        Description = "The commit: an id, a branch or a tag.",
        HelpName = "COMMIT",
        DefaultValueFactory = _ => "HEAD",
    }.RefuseEmpty("leave it out for its default");

    private readonly Option<string[]> _packages =
        CommonOptions.CreatePackages("Only this package and what it depends on; may be repeated.");

    private readonly Option<VersionsFormat> _format = CommonOptions.CreateFormat<VersionsFormat>();
    private readonly Option<string> _repository;
    private readonly CommandOutput _output;

    public VersionsCommand(Option<string> repository, CommandOutput output)
        : base("versions", Help)
    {
        _repository = repository;
        _output = output;
        Options.Add(_at);
        Options.Add(_packages);
        Options.Add(_format);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var repository = await GitRepository.OpenAsync(options.GetRequiredValue(_repository), cancellationToken);
        var versions = await new VersionReader(repository).ReadAsync(options.GetRequiredValue(_at), cancellationToken);
        var packages = CurrentReleases.Select(versions, options.GetRequiredValue(_packages), pinned: []);
        var releases = await new ReleaseResolver(repository).ResolveCurrentAsync(versions, packages, cancellationToken);

        _output.Fail(releases.SelectMany(release => release.Problems).Distinct());
        _output.Write(VersionsView.Show(versions.Head, releases, options.GetValue(_format)));
        return ExitStatus.Of(hasProblems: releases.Any(release => release.IsRefused));
    }
}
