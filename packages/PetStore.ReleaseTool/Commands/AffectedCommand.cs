using System.CommandLine;
using PetStore.ReleaseTool.Affected;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Pipelines;

namespace PetStore.ReleaseTool.Commands;

/// <summary><c>affected</c>: what a branch can break.</summary>
internal sealed class AffectedCommand : Command
{
    // Azure Pipelines allows 256 jobs.
    private const int MaxLegs = 100;

    private const string Help =
        """
        Shows what a branch can break: packages, what depends on them, their tests and consumers. Needs only git.

        Examples:
          petstore-release affected --since origin/main
          petstore-release affected --package My.Package --format matrix
        """;

    private readonly Option<string?> _since = CommonOptions.CreateSince(
        "The branch that HEAD will be merged into; HEAD is compared with the merge base.");

    private readonly Option<string[]> _packages =
        CommonOptions.CreatePackages("Instead of --since: what a change of this package affects; may be repeated.");

    private readonly Option<int> _legs = new("--legs")
    {
        Description = "The most legs of --format matrix. Little work makes fewer.",
        HelpName = "N",
        DefaultValueFactory = _ => JobMatrix.DefaultMaxLegs,
    };

    private readonly Option<AffectedFormat> _format = CommonOptions.CreateFormat<AffectedFormat>();
    private readonly Option<string> _repository;
    private readonly CommandOutput _output;

    public AffectedCommand(Option<string> repository, CommandOutput output)
        : base("affected", Help)
    {
        _repository = repository;
        _output = output;
        Options.Add(_since);
        Options.Add(_packages);
        Options.Add(_format);
        Options.Add(_legs);
        _legs.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }]
                && (!int.TryParse(value, out var legs) || legs is < 1 or > MaxLegs))
            {
                result.AddError($"--legs is '{value}'; expected a number from 1 to {MaxLegs}.");
            }
        });
        Validators.Add(result =>
        {
            if (result.GetValue(_since) is null == (result.GetValue(_packages) is null or []))
            {
                result.AddError(
                    "'affected' takes either --since or --package; expected one of them, such as --since origin/main.");
            }
        });
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var since = options.GetValue(_since);
        var repository = await GitRepository.OpenAsync(options.GetRequiredValue(_repository), cancellationToken);
        var changes = await BranchChanges.ReadAsync(repository, since ?? "HEAD", cancellationToken);
        var projects = await RepositoryProjects.ReadAsync(repository, changes.Head, cancellationToken);
        var affected = since is null
            ? AffectedProjects.FindByPackages(repository.Layout, projects, options.GetRequiredValue(_packages))
            : AffectedProjects.FindByPaths(repository.Layout, projects, changes.Paths);

        _output.Write(AffectedView.Show(
            changes.Head, since is null ? null : changes.Base, affected, options.GetValue(_format),
            options.GetValue(_legs)));
        return ExitStatus.Done;
    }
}
