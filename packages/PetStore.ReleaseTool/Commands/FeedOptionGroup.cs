using System.CommandLine;
using System.CommandLine.Parsing;
using PetStore.ReleaseTool.Feeds;

namespace PetStore.ReleaseTool.Commands;

/// <summary>The options of every command that uses a feed.</summary>
internal sealed class FeedOptionGroup
{
    public const string DefaultFeed = "artifacts/feed";
    private const string ApiKeyVariable = "PETSTORE_RELEASE_API_KEY";

    private readonly Option<string> _feed = new Option<string>("--feed")
    {
        Description = "The feed: the address of a V3 index, the name of a source in nuget.config, or a folder, "
            + "relative to the repository.",
        HelpName = "VALUE",
        DefaultValueFactory = _ => DefaultFeed,
    }.RefuseEmpty("leave it out for its default");

    private readonly Option<string?> _apiKey = new("--api-key")
    {
        Description = $"The key that a server asks for. Default: the variable {ApiKeyVariable}.",
        HelpName = "KEY",
    };

    private readonly Option<bool> _allowInsecureConnections = new("--allow-insecure-connections")
    {
        Description = "Allow a server without TLS.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_feed);
        command.Options.Add(_apiKey);
        command.Options.Add(_allowInsecureConnections);
    }

    /// <summary>Determines whether the command line names a feed.</summary>
    public bool IsGiven(CommandResult result) => result.GetResult(_feed) is { Implicit: false };

    public FeedOptions Read(ParseResult result) => new(
        result.GetRequiredValue(_feed),
        result.GetValue(_apiKey) ?? Environment.GetEnvironmentVariable(ApiKeyVariable),
        result.GetValue(_allowInsecureConnections));
}
