using System.CommandLine;
using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Git;
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
        When it fails, it leaves nothing behind.

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
        var files = await WorkingFiles.ReadAsync(repository, cancellationToken);
        var layout = repository.Layout;
        var package = new NewPackage(
            layout.GetPackage(id), layout.GetTestProject(id), options.GetValue(_description) ?? $"The package {id}.");
        if (package.FindObstacle(repository.Root, files) is { } obstacle)
        {
            throw new ReleaseException(obstacle);
        }

        MSBuildRegistration.Ensure(repository.Root);
        var requirements = NewPackageRequirements.Read(repository.Root, files, package);
        var backup = await WorkingTreeBackup.CreateAsync(
            repository, files, package.Folders, requirements.EditedFiles, cancellationToken);
        var result = FixResult.None;
        try
        {
            var inputs = new SharedInputs(layout, repository.Root, files).FindUnnamed();
            var texts = package.CreateFiles(requirements.LacksTargetFramework, inputs);
            result = await WriteAsync(repository, package, texts, cancellationToken);
        }
        finally
        {
            // A package is added whole, or not at all.
            if (result.Done.Count == 0 || result.Problems.Count > 0)
            {
                await backup.RestoreAsync();
            }
        }

        _output.Fail(result.Problems);
        foreach (
            var done in result.Problems.Count == 0
                ? result.Done.Append($"Commit these files. Once merged, they are released as {id} 1.0.1.")
                : [])
        {
            _output.Write(done);
        }

        return ExitStatus.Of(hasProblems: result.Problems.Count > 0);
    }

    private async Task<FixResult> WriteAsync(
        GitRepository repository, NewPackage package, IEnumerable<Fix> texts, CancellationToken cancellationToken)
    {
        var written = await FixResult.ApplyAsync(repository.Root, texts, cancellationToken);
        if (written.Problems.Count > 0)
        {
            return written;
        }

        // What every package needs beyond its own files: a lock file, entries in the solution and the README, a
        // pipeline.
        var files = await WorkingFiles.ReadAsync(repository, cancellationToken);
        var findings = await ConventionChecker.CheckAsync(
            CheckRules.All.Where(rule => rule.ReadsOnlyFiles),
            CheckContext.CreateForFiles(repository, files, package.Package.Id),
            _output,
            cancellationToken);
        foreach (var finding in findings.Where(finding => finding.Fix is null))
        {
            // It was there before, or a person has to decide.
            _output.Warn(finding.Problem.ToString()["error ".Length..]);
        }

        var completed = await FixResult.ApplyAsync(
            repository.Root, findings.Select(finding => finding.Fix).OfType<Fix>().Append(package.CreateBuild()),
            cancellationToken);
        return new FixResult([.. written.Done, .. completed.Done], completed.Problems);
    }
}
