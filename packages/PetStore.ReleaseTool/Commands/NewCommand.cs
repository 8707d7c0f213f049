using System.CommandLine;
using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Scaffolding;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Commands;

/// <summary><c>new</c>: adds a package.</summary>
internal sealed class NewCommand : Command
{
    private const string Help =
        """
        Adds a package: project, version.json, README, lock file, test project, solution entry, README row, pipeline.

        Examples:
          petstore-release new My.Package --description "Parses dates."
        """;

    private readonly Argument<string> _id = new("ID") { Description = "The new package, such as My.Package." };

    private readonly Option<string?> _description = new("--description")
    {
        Description = "One sentence that says what the package is for.",
        HelpName = "TEXT",
    };

    private readonly Option<string> _repository;
    private readonly CommandOutput _output;

    public NewCommand(Option<string> repository, CommandOutput output)
        : base("new", Help)
    {
        _repository = repository;
        _output = output;
        Arguments.Add(_id);
        Options.Add(_description);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var id = options.GetRequiredValue(_id);
        var repository = await GitRepository.OpenAsync(options.GetRequiredValue(_repository), cancellationToken);
        var layout = repository.Layout;
        var package = new NewPackage(
            layout.GetPackage(id), layout.GetTestProject(id), options.GetValue(_description) ?? $"The package {id}.");
        if (package.FindObstacle(repository.Root, await WorkingFiles.ReadAsync(repository, cancellationToken)) is { } obstacle)
        {
            throw new ReleaseException(obstacle);
        }

        var written = await FixResult.ApplyAsync(repository.Root, package.CreateFiles(), cancellationToken);
        var findings = await CheckAsync(repository, package, cancellationToken);
        var completed = await FixResult.ApplyAsync(
            repository.Root, findings.Select(finding => finding.Fix).OfType<Fix>().Append(package.CreateBuild()), cancellationToken);

        Problem[] problems = [.. findings.Where(finding => finding.Fix is null).Select(finding => finding.Problem), .. completed.Problems];
        foreach (var done in written.Done.Concat(completed.Done))
        {
            _output.Write(done);
        }

        _output.Fail(problems);
        if (completed.Problems.Count == 0)
        {
            _output.Write($"Commit all of it: merged, it is {id} 1.0.1.");
        }

        return ExitStatus.Of(hasProblems: problems.Length > 0);
    }

    // What every package needs beyond its own files: a lock file, entries in the solution and the README, a pipeline.
    private async Task<IReadOnlyList<Finding>> CheckAsync(
        GitRepository repository, NewPackage package, CancellationToken cancellationToken)
    {
        var files = await WorkingFiles.ReadAsync(repository, cancellationToken);
        var packages = WorkingPackages.Read(files, repository.Layout);
        var context = new CheckContext
        {
            Repository = repository,
            Files = files,
            Packages = packages,
            Checked = [.. packages.Where(working => working.Package == package.Package)],
            Versions = new VersionReader(repository),
        };
        return await ConventionChecker.CheckAsync(
            CheckRules.All.Where(rule => rule.ReadsOnlyFiles), context, _output, cancellationToken);
    }
}
