using System.CommandLine;
using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Scaffolding;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Commands;

/// <summary><c>init</c>: writes what a repository lacks.</summary>
internal sealed class InitCommand : Command
{
    private const string Help =
        """
        Writes what a repository lacks: shared build files, version.json files, a solution, pipelines, the tool manifest.
        It never overwrites a file, and may be run again at any time. Projects that can be packed become packages.

        Examples:
          petstore-release init
          petstore-release init --packages src --feed https://example.com/v3/index.json
        """;

    private readonly Option<string?> _packages = new Option<string?>("--packages")
    {
        Description = "The folder of the packages, such as src. Default: packages, "
            + "or what petstore-release.json names.",
        HelpName = "DIR",
    }.RefuseEmpty("leave it out for its default");

    private readonly Option<string?> _feed = new Option<string?>("--feed")
    {
        Description = "The address of the feed's V3 index, for the pipelines.",
        HelpName = "ADDRESS",
    }.RefuseEmpty("leave it out to write it later");

    private readonly Option<bool> _noPipelines = new("--no-pipelines") { Description = "Write no pipelines." };
    private readonly Option<string> _repository;
    private readonly CommandOutput _output;

    public InitCommand(Option<string> repository, CommandOutput output)
        : base("init", Help)
    {
        _repository = repository;
        _output = output;
        Options.Add(_packages);
        Options.Add(_feed);
        Options.Add(_noPipelines);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var folder = options.GetRequiredValue(_repository);
        var opened = await GitRepository.OpenAsync(folder, cancellationToken);
        var results = new List<FixResult>
        {
            await FixResult.ApplyAsync(
                opened.Root, LayoutSetup.Create(opened, options.GetValue(_packages)), cancellationToken),
        };
        var repository = await GitRepository.OpenAsync(folder, cancellationToken);
        MSBuildRegistration.Ensure(repository.Root);

        var warnings = new List<string>();
        var facts = await RepositoryFacts.ReadAsync(repository, cancellationToken);
        var setup = new RepositorySetup(
            repository.Layout, await WorkingFiles.ReadAsync(repository, cancellationToken), facts);
        results.Add(await FixResult.ApplyAsync(
            repository.Root,
            [
                .. setup.CreatePackages(warnings),
                .. setup.CreateSharedFiles(),
                .. setup.CreateToolManifest(),
                .. options.GetValue(_noPipelines) ? [] : setup.CreatePipelines(options.GetValue(_feed)),
                .. setup.RestoreTests(),
            ],
            cancellationToken));

        var findings = await CheckAsync(repository, rewrites: true, cancellationToken);
        results.Add(await FixResult.ApplyAsync(
            repository.Root, findings.Select(finding => finding.Fix).OfType<Fix>(), cancellationToken));
        var missed = await CheckAsync(repository, rewrites: false, cancellationToken);
        return Show(
            results, [.. warnings, .. missed.Select(finding => finding.Problem.ToString()["error ".Length..])], setup);
    }

    private async Task<IReadOnlyList<Finding>> CheckAsync(
        GitRepository repository, bool rewrites, CancellationToken cancellationToken)
    {
        var files = await WorkingFiles.ReadAsync(repository, cancellationToken);
        var context = CheckContext.CreateForFiles(repository, files, id: null);

        // A repository without packages is where 'init' begins.
        return context.Packages.Count == 0 && !rewrites
            ? []
            : await ConventionChecker.CheckAsync(
                CheckRules.All.Where(rule => rule.ReadsOnlyFiles || (!rewrites && rule is ProjectInputRule)),
                context,
                _output,
                cancellationToken);
    }

    private int Show(IReadOnlyList<FixResult> results, IEnumerable<string> warnings, RepositorySetup setup)
    {
        string[] done = [.. results.SelectMany(result => result.Done)];
        Problem[] problems = [.. results.SelectMany(result => result.Problems)];
        foreach (var line in done.DefaultIfEmpty("Nothing is missing."))
        {
            _output.Write(line);
        }

        foreach (var warning in warnings)
        {
            _output.Warn(warning);
        }

        _output.Fail(problems);
        foreach (var next in problems.Length == 0 ? setup.DescribeNext(done) : [])
        {
            _output.Write(next);
        }

        return ExitStatus.Of(hasProblems: problems.Length > 0);
    }
}
