using System.CommandLine;
using NuGet.Versioning;
using PetStore.ReleaseTool.Reporting;

namespace PetStore.ReleaseTool;

/// <summary>The commands and options, and what becomes of them.</summary>
internal sealed class CommandLine
{
    private const string Table = "table";
    private const string Json = "json";
    private const string ApiKeyVariable = "PETSTORE_RELEASE_API_KEY";

    private readonly Option<string> _repository = new("--repo")
    {
        Description = "A folder inside the repository.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".",
        Recursive = true,
    };

    private readonly Option<string> _feed = new("--feed")
    {
        Description = "The feed: the address of a V3 index, the name of a source in nuget.config, or a folder, relative to the repository.",
        HelpName = "VALUE",
        DefaultValueFactory = _ => "artifacts/feed",
    };

    private readonly Option<string?> _apiKey = new("--api-key")
    {
        Description = $"The key that a server asks for. Default: the variable {ApiKeyVariable}.",
        HelpName = "KEY",
    };

    private readonly Option<bool> _allowInsecureConnections = new("--allow-insecure-connections")
    {
        Description = "Use a server without TLS.",
    };

    private readonly Option<string[]> _packages = new("--package")
    {
        Description = "Only this package and what it depends on; may be repeated.",
        HelpName = "ID",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string> _format = new Option<string>("--format")
    {
        Description = "How the result is written to standard output.",
        HelpName = $"{Table}|{Json}",
        DefaultValueFactory = _ => Table,
    }.AcceptOnlyFromAmong(Table, Json);

    private readonly Option<string> _at = new("--at")
    {
        Description = "The commit: an id, a branch or a tag.",
        HelpName = "COMMIT",
        DefaultValueFactory = _ => "HEAD",
    };

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

            result.AddError($"'{result.Tokens[0].Value}' is no version; expected one such as 1.0.1 or 2.0.3-beta.");
            return null;
        },
    };

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

            Exit status: 0 done, 1 an error or a difference, 2 wrong usage, 130 cancelled.
            """)
        {
            CreateVersions(), CreatePlan(), CreatePublish(), CreateVerify(),
        };
        _root.Options.Add(_repository);
        foreach (var option in new Option<string>[] { _repository, _feed, _at })
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens is [{ Value: var value }] && string.IsNullOrWhiteSpace(value))
                {
                    result.AddError($"{option.Name} is empty; leave it out for its default.");
                }
            });
        }
    }

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The exit status.</returns>
    public static async Task<int> RunAsync(string[] arguments, Reporter reporter, TextWriter error, CancellationToken cancellationToken)
    {
        var result = new CommandLine(reporter)._root.Parse(arguments);
        if (result.Errors.Count > 0)
        {
            foreach (var problem in result.Errors)
            {
                await error.WriteLineAsync($"error: {problem.Message}");
            }

            await error.WriteLineAsync("Run 'petstore-release --help' for the commands, 'petstore-release COMMAND --help' for their options.");
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
            await error.WriteLineAsync("Cancelled.");
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
            _at, _packages, _format,
        };
        command.SetAction((result, cancellationToken) => CreateTool(result).ShowVersionsAsync(result.GetRequiredValue(_at), cancellationToken));
        return command;
    }

    private Command CreatePlan()
    {
        var command = new Command("plan", "Shows what 'publish' would do, and why. Changes nothing.")
        {
            _feed, _apiKey, _allowInsecureConnections, _packages, _format,
        };
        command.SetAction((result, cancellationToken) => CreateTool(result).ShowPlanAsync(cancellationToken));
        return command;
    }

    private Command CreatePublish()
    {
        var command = new Command(
            "publish",
            "Makes the feed hold every package's current version, every version that a consumer pins, and what these depend on.")
        {
            _feed, _apiKey, _allowInsecureConnections, _packages, _format,
        };
        command.SetAction((result, cancellationToken) => CreateTool(result).PublishAsync(cancellationToken));
        return command;
    }

    private Command CreateVerify()
    {
        var command = new Command("verify", "Rebuilds a version from its release commit and compares it with the feed's package.")
        {
            _id, _version, _feed, _apiKey, _allowInsecureConnections,
        };
        command.SetAction((result, cancellationToken) => CreateTool(result).VerifyAsync(
            result.GetRequiredValue(_id), result.GetRequiredValue(_version), cancellationToken));
        return command;
    }

    // An option that a command does not have is at its default there.
    private ReleaseTool CreateTool(ParseResult result) => new(
        new ReleaseOptions(
            result.GetRequiredValue(_repository),
            result.GetValue(_feed) ?? "",
            result.GetValue(_apiKey) ?? Environment.GetEnvironmentVariable(ApiKeyVariable),
            result.GetValue(_allowInsecureConnections),
            result.GetValue(_packages) ?? [],
            result.GetValue(_format) == Json),
        _reporter);
}
