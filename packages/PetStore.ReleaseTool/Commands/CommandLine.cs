using System.CommandLine;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Commands;

/// <summary>All commands, and how their errors end.</summary>
internal static class CommandLine
{
    private const string Help =
        """
        Versions, builds and publishes the packages of a repository, each package by itself.

        Git and the feed are the only state. 'publish' brings the feed to the state that git describes, and may be run again at
        any time.

        Examples:
          petstore-release plan                             what 'publish' would do, and why
          petstore-release publish                          fill the folder artifacts/feed
          petstore-release publish --package My.Package     one package and what it depends on
          petstore-release verify My.Package 1.0.1          rebuild a version and compare it with the feed's
          petstore-release versions --at release/1 --format json
          petstore-release affected --since origin/main     what a branch can break
          petstore-release check --fix                      enforce the conventions, generate the pipelines
          petstore-release compat --since origin/main       does the version say what the public API does?
          petstore-release mix                              do dependents work with other versions of their siblings?
          petstore-release notes My.Package                 what changed in a version
          petstore-release init                             write what a repository lacks
          petstore-release new My.Package                   add a package

        Exit status: 0 done, 1 an error, a difference or a finding, 2 wrong usage, 130 cancelled.
        """;

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The exit status.</returns>
    public static async Task<int> RunAsync(
        string[] arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        // Somebody who gives no command wants to know which there are.
        var result = CreateRoot(output).Parse(arguments is [] ? ["--help"] : arguments);
        if (result.Errors.Count > 0)
        {
            foreach (var problem in result.Errors)
            {
                output.Note($"error: {problem.Message}");
            }

            output.Note(
                "Run 'petstore-release --help' for the commands, 'petstore-release COMMAND --help' for their options.");
            return ExitStatus.WrongUsage;
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null
            };
            return await result.InvokeAsync(configuration, cancellationToken);
        }
        catch (ReleaseException exception)
        {
            output.Fail(exception.Problems);
            return ExitStatus.Failed;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            output.Note("Cancelled.");
            return ExitStatus.Cancelled;
        }
        catch (Exception exception)
        {
            output.Fail(GeneralProblems.Unexpected(exception));
            return ExitStatus.Failed;
        }
    }

    internal static RootCommand CreateRoot(CommandOutput output)
    {
        var repository = CommonOptions.CreateRepository();
        return new RootCommand(Help)
        {
            new VersionsCommand(repository, output),
            new PlanCommand(repository, output),
            new PublishCommand(repository, output),
            new VerifyCommand(repository, output),
            new AffectedCommand(repository, output),
            new CheckCommand(repository, output),
            new CompatCommand(repository, output),
            new MixCommand(repository, output),
            new NotesCommand(repository, output),
            new InitCommand(repository, output),
            new NewCommand(repository, output),
            repository,
        };
    }
}
