using System.CommandLine;
using NuGet.Versioning;

namespace PetStore.ReleaseTool;

/// <summary>The options and arguments of all commands; one that several commands have stands here once.</summary>
internal sealed class CommandOptions
{
    private const string ApiKeyVariable = "PETSTORE_RELEASE_API_KEY";
    private static readonly string[] Names = [.. Enum.GetNames<ResultFormat>().Select(name => name.ToLowerInvariant())];

    public Option<string> Repository { get; } = new("--repo")
    {
        Description = "A folder inside the repository.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".",
        Recursive = true,
    };

    public Option<string> Feed { get; } = new("--feed")
    {
        Description = "The feed: the address of a V3 index, the name of a source in nuget.config, or a folder, relative to the repository.",
        HelpName = "VALUE",
        DefaultValueFactory = _ => "artifacts/feed",
    };

    public Option<string?> ApiKey { get; } = new("--api-key")
    {
        Description = $"The key that a server asks for. Default: the variable {ApiKeyVariable}.",
        HelpName = "KEY",
    };

    public Option<bool> AllowInsecureConnections { get; } = new("--allow-insecure-connections")
    {
        Description = "Use a server without TLS.",
    };

    public Option<string[]> Packages { get; } = new("--package")
    {
        Description = "Only this package and what it depends on; may be repeated.",
        HelpName = "ID",
        DefaultValueFactory = _ => [],
    };

    public Option<string[]> ChangedPackages { get; } = new("--package")
    {
        Description = "Instead of --since: what a change of this package affects; may be repeated.",
        HelpName = "ID",
        DefaultValueFactory = _ => [],
    };

    public Option<string> ReleaseFormat { get; } = CreateFormat(ResultFormat.Table, ResultFormat.Json);

    public Option<string> PlanFormat { get; } = CreateFormat(ResultFormat.Table, ResultFormat.Json, ResultFormat.Markdown);

    public Option<string> AffectedFormat { get; } = CreateFormat(ResultFormat.Table, ResultFormat.Json, ResultFormat.Matrix);

    public Option<string> At { get; } = new("--at")
    {
        Description = "The commit: an id, a branch or a tag.",
        HelpName = "COMMIT",
        DefaultValueFactory = _ => "HEAD",
    };

    public Option<string?> Since { get; } = new("--since")
    {
        Description = "The branch that HEAD is to be merged into; compared is what changed since the two parted.",
        HelpName = "REF",
    };

    public Option<string?> Output { get; } = new("--output")
    {
        Description = "Keep a copy of every package that is built in this folder, relative to the current one; in Azure Pipelines they become artifacts of the run.",
        HelpName = "DIR",
    };

    public Option<bool> Reconcile { get; } = new("--reconcile")
    {
        Description = "Warn of every package that the feed lacks: its own pipeline should have published it.",
    };

    public Argument<string> NewId { get; } = new("ID") { Description = "The new package, such as My.Package." };

    public Option<string?> Description { get; } = new("--description")
    {
        Description = "One sentence that says what the package is for.",
        HelpName = "TEXT",
    };

    public Option<bool> Fix { get; } = new("--fix")
    {
        Description = "Write what can be written, and say what was.",
    };

    public Argument<string> Id { get; } = new("ID") { Description = "The package." };

    public Argument<NuGetVersion> Version { get; } = new("VERSION")
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

    public CommandOptions()
    {
        foreach (var option in new Option[] { Repository, Feed, At, Since, Output })
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens is [{ Value: var value }] && string.IsNullOrWhiteSpace(value))
                {
                    result.AddError($"{option.Name} is empty; {(option == Since ? "name a branch, such as origin/main" : "leave it out for its default")}.");
                }
            });
        }
    }

    /// <summary>Reads what all commands share; an option that a command does not have is at its default there.</summary>
    public ReleaseOptions Read(ParseResult result) => new(
        result.GetRequiredValue(Repository),
        result.GetValue(Feed) ?? "",
        result.GetValue(ApiKey) ?? Environment.GetEnvironmentVariable(ApiKeyVariable),
        result.GetValue(AllowInsecureConnections),
        [.. result.GetValue(Packages) ?? [], .. result.GetValue(ChangedPackages) ?? []],
        Enum.Parse<ResultFormat>(
            new[] { ReleaseFormat, PlanFormat, AffectedFormat }.Select(result.GetValue).OfType<string>().FirstOrDefault(Names[0]), ignoreCase: true));

    private static Option<string> CreateFormat(params ResultFormat[] formats)
    {
        string[] names = [.. formats.Select(format => Names[(int)format])];
        return new Option<string>("--format")
        {
            Description = "How the result is written to standard output.",
            HelpName = string.Join('|', names),
            DefaultValueFactory = _ => Names[0],
        }.AcceptOnlyFromAmong(names);
    }
}
