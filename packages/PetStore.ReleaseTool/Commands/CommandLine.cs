using System.CommandLine;
using PetStore.ReleaseTool.Reporting;
using PetStore.ReleaseTool.Scaffolding;

namespace PetStore.ReleaseTool;

/// <summary>The commands and options, and what becomes of them.</summary>
internal sealed class CommandLine
{
    private readonly CommandOptions _options = new();
    private readonly Reporter _reporter;
    private readonly RootCommand _root;

    private CommandLine(Reporter reporter)
    {
        _reporter = reporter;
        _root = new RootCommand(
            """
            Versions, builds and publishes the packages of a repository, each on its own.

            A version is a commit: git and the feed say all that there is to know. Publishing makes the feed hold what git says,
            and may be run again at any time.

            Examples:
              petstore-release plan                             what 'publish' would do, and why
              petstore-release publish                          fill the folder artifacts/feed
              petstore-release publish --package My.Package     one package and what it depends on
              petstore-release verify My.Package 1.0.1          rebuild a version and compare it with the feed's
              petstore-release versions --at release/1 --format json
              petstore-release affected --since origin/main     what a branch can break
              petstore-release check --fix                      keep the conventions, write the pipelines
              petstore-release new My.Package                   add a package

            Exit status: 0 done, 1 an error, a difference or a finding, 2 wrong usage, 130 cancelled.
            """)
        {
            CreateVersions(), CreatePlan(), CreatePublish(), CreateVerify(), CreateAffected(), CreateCheck(), CreateNew(),
        };
        _root.Options.Add(_options.Repository);
    }

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The exit status.</returns>
    public static async Task<int> RunAsync(string[] arguments, Reporter reporter, CancellationToken cancellationToken)
    {
        var result = new CommandLine(reporter)._root.Parse(arguments);
        if (result.Errors.Count > 0)
        {
            foreach (var problem in result.Errors)
            {
                reporter.Note($"error: {problem.Message}");
            }

            reporter.Note("Run 'petstore-release --help' for the commands, 'petstore-release COMMAND --help' for their options.");
            return ExitStatus.WrongUsage;
        }

        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await result.InvokeAsync(configuration, cancellationToken);
        }
        catch (ReleaseException exception)
        {
            reporter.Fail(exception.Problems);
            return ExitStatus.Failed;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            reporter.Note("Cancelled.");
            return ExitStatus.Cancelled;
        }
        catch (Exception exception)
        {
            reporter.Fail([Problems.Unexpected(exception)]);
            return ExitStatus.Failed;
        }
    }

    private Command CreateVersions()
    {
        var command = new Command("versions", "Shows the version and the release commit of every package at a commit. Needs nothing but git.")
        {
            _options.At, _options.Packages, _options.ReleaseFormat,
        };
        command.SetAction((result, cancellationToken) => CreateTool(result).ShowVersionsAsync(result.GetRequiredValue(_options.At), cancellationToken));
        return command;
    }

    private Command CreatePlan()
    {
        var command = new Command("plan", "Shows what 'publish' would do, and why. Changes nothing.")
        {
            _options.Feed, _options.ApiKey, _options.AllowInsecureConnections, _options.Packages, _options.Reconcile, _options.PlanFormat,
        };
        command.SetAction((result, cancellationToken) => CreateTool(result).ShowPlanAsync(result.GetValue(_options.Reconcile), cancellationToken));
        return command;
    }

    private Command CreatePublish()
    {
        var command = new Command(
            "publish",
            "Makes the feed hold every package's current version, every version that a consumer pins, and what these depend on.")
        {
            _options.Feed, _options.ApiKey, _options.AllowInsecureConnections, _options.Packages, _options.Output, _options.Reconcile, _options.PlanFormat,
        };
        command.SetAction((result, cancellationToken) => CreateTool(result).PublishAsync(
            result.GetValue(_options.Output), result.GetValue(_options.Reconcile), cancellationToken));
        return command;
    }

    private Command CreateVerify()
    {
        var command = new Command("verify", "Rebuilds a version from its release commit and compares it with the feed's package.")
        {
            _options.Id, _options.Version, _options.Feed, _options.ApiKey, _options.AllowInsecureConnections,
        };
        command.SetAction((result, cancellationToken) => CreateTool(result).VerifyAsync(
            result.GetRequiredValue(_options.Id), result.GetRequiredValue(_options.Version), cancellationToken));
        return command;
    }

    private Command CreateAffected()
    {
        var command = new Command("affected", "Shows what a branch can break: packages, what depends on them, their tests and consumers. Needs nothing but git.")
        {
            _options.Since, _options.ChangedPackages, _options.AffectedFormat,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(_options.Since) is null == (result.GetValue(_options.ChangedPackages) is null or []))
            {
                result.AddError("'affected' takes either --since or --package; expected one of them, such as --since origin/main.");
            }
        });
        command.SetAction((result, cancellationToken) => CreateTool(result).ShowAffectedAsync(result.GetValue(_options.Since), cancellationToken));
        return command;
    }

    private Command CreateCheck()
    {
        var command = new Command("check", "Checks that the repository keeps the conventions, and that its pipelines are what they would be written as now.")
        {
            _options.Fix, _options.Feed, _options.ApiKey, _options.AllowInsecureConnections,
        };
        command.SetAction((result, cancellationToken) => CreateTool(result).CheckAsync(result.GetValue(_options.Fix), cancellationToken));
        return command;
    }

    private Command CreateNew()
    {
        var command = new Command("new", "Adds a package: project, version.json, README, lock file, test project, solution entry, README row, pipeline.")
        {
            _options.NewId, _options.Description,
        };
        command.SetAction((result, cancellationToken) =>
        {
            var id = result.GetRequiredValue(_options.NewId);
            return CreateTool(result).CreatePackageAsync(new NewPackage(id, result.GetValue(_options.Description) ?? $"The package {id}."), cancellationToken);
        });
        return command;
    }

    private ReleaseTool CreateTool(ParseResult result) => new(_options.Read(result), _reporter);
}
