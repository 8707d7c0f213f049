using System.CommandLine;
using NuGet.Versioning;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Notes;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Commands;

/// <summary><c>notes</c>: what changed in a version.</summary>
internal sealed class NotesCommand : Command
{
    private const string Help =
        """
        Shows what changed in a version: the commits that touched the package, and the dependencies that were raised. Needs only git.

        Examples:
          petstore-release notes My.Package
          petstore-release notes My.Package 1.2.3 --from 1.0.1 --format markdown
        """;

    private readonly Argument<string> _id = new("ID") { Description = "The package." };
    private readonly Argument<NuGetVersion?> _version =
        CommonOptions.CreateOptionalVersion("The version; without it, the current one.");

    private readonly Option<string?> _from = new Option<string?>("--from")
    {
        Description = "An earlier version to begin after; without it, the version before.",
        HelpName = "VERSION",
    }.RefuseEmpty("name a version, such as 1.0.1");

    private readonly Option<NotesFormat> _format = CommonOptions.CreateFormat<NotesFormat>();
    private readonly Option<string> _repository;
    private readonly CommandOutput _output;

    public NotesCommand(Option<string> repository, CommandOutput output)
        : base("notes", Help)
    {
        _repository = repository;
        _output = output;
        Arguments.Add(_id);
        Arguments.Add(_version);
        Options.Add(_from);
        Options.Add(_format);
        Validators.Add(result =>
        {
            if (result.GetValue(_from) is { } from && !NuGetVersion.TryParse(from, out _))
            {
                result.AddError($"'{from}' is not a version; expected one such as 1.0.1 or 2.0.3-beta.");
            }
        });
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var repository = await GitRepository.OpenAsync(options.GetRequiredValue(_repository), cancellationToken);
        var versions = new VersionReader(repository);
        var head = await versions.ReadAsync("HEAD", cancellationToken);
        var id = options.GetRequiredValue(_id);
        var package = head.FindPackage(
            id) ?? throw new ReleaseException(RepositoryProblems.UnknownPackage(id, head.Ids));
        var version = options.GetValue(
            _version) ?? head.FindVersionAt(package.Id, head.LastPosition) ?? head.GetVersions(package.Id).Last();
        var release = Find(head, package, version);
        var reader = new NotesReader(repository, versions);
        var notes = options.GetValue(_from) is { } from
            ? await reader.ReadAsync(
                head, release, FindEarlier(head, package, release, NuGetVersion.Parse(from)), cancellationToken)
            : await reader.ReadAsync(release, cancellationToken);

        _output.Write(NotesView.Show(notes, options.GetValue(_format)));
        return ExitStatus.Done;
    }

    private static Release Find(VersionHistory head, Package package, NuGetVersion version) =>
        head.Find(package.Id, version) ?? throw new ReleaseException(
            RepositoryProblems.UnknownVersion(package.Folder, version, head.FindNearest(package.Id, version)));

    private static Release FindEarlier(VersionHistory head, Package package, Release release, NuGetVersion version)
    {
        var earlier = Find(head, package, version);
        return earlier.Position < release.Position
            ? earlier
            : throw new ReleaseException(CompatibilityProblems.NotEarlier(package.Folder, version, release.Version));
    }
}
