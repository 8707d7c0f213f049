using System.CommandLine;
using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Commands;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Documentation;

/// <summary>What a newcomer could forget when adding a command, an option or a rule.</summary>
public sealed class CommandDocumentationTests
{
    private static readonly string _readme = File.ReadAllText(
        RepositoryRoot.Combine("packages/PetStore.ReleaseTool/README.md"));

    [Fact]
    public void The_README_lists_every_command()
    {
        Assert.All(
            CreateRoot().Subcommands,
            command => Assert.Contains($"\n| `{command.Name}", _readme, StringComparison.Ordinal));
    }

    [Fact]
    public void The_README_lists_every_option()
    {
        var options = CreateRoot().Subcommands.SelectMany(
            command => command.Options).Select(option => option.Name).Distinct();

        Assert.All(options, option => Assert.Contains($"\n| `{option}", _readme, StringComparison.Ordinal));
    }

    [Fact]
    public void The_README_names_the_commands_of_every_option()
    {
        Assert.All(
            CreateRoot().Subcommands.SelectMany(command => command.Options, Tuple.Create),
            each =>
                Assert.Matches($@"\n\| `{each.Item2.Name}[^|]*\|[^|]*(`{each.Item1.Name}[ `]|all)[^|]*\|", _readme));
    }

    [Fact]
    public void The_README_names_every_format()
    {
        var row = _readme.Split('\n').Single(line => line.StartsWith("| `--format", StringComparison.Ordinal));
        var formats = CreateRoot().Subcommands.SelectMany(command => command.Options).Select(option => option.ValueType)
            .Where(type => type.IsEnum).SelectMany(Enum.GetNames).Distinct();

        Assert.All(formats, format => Assert.Contains($"`{format.ToLowerInvariant()}`", row, StringComparison.Ordinal));
    }

    [Fact]
    public void The_help_of_every_command_has_an_example()
    {
        Assert.All(
            CreateRoot().Subcommands,
            command =>
                Assert.Contains($"  petstore-release {command.Name}", command.Description, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_applies_every_rule()
    {
        var rules = ToolTypes.All.Where(
            type => type.IsAssignableTo(typeof(ICheckRule)) && type is { IsAbstract: false, IsInterface: false });

        Assert.Equal(
            rules.Select(rule => rule.Name).Order(StringComparer.Ordinal),
            CheckRules.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
    }

    private static RootCommand CreateRoot() =>
        CommandLine.CreateRoot(
            new CommandOutput(TextWriter.Null, TextWriter.Null, isOutputTerminal: false, isErrorTerminal: false));
}
