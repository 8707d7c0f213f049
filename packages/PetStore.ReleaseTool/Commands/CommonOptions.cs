using System.CommandLine;
using NuGet.Versioning;

namespace PetStore.ReleaseTool.Commands;

/// <summary>Creates the options that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<string> CreateRepository() => new Option<string>("--repo")
    {
        Description = "A folder inside the repository.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".",
        Recursive = true,
    }.RefuseEmpty("leave it out for its default");

    public static Option<string[]> CreatePackages(string description) => new("--package")
    {
        Description = description,
        HelpName = "ID",
        DefaultValueFactory = _ => [],
    };

    public static Option<string?> CreateSince(string description) => new Option<string?>("--since")
    {
        Description = description,
        HelpName = "REF",
    }.RefuseEmpty("name a branch, such as origin/main");

    /// <summary>Creates an argument for a version that may be left out.</summary>
    public static Argument<NuGetVersion?> CreateOptionalVersion(string description) => new("VERSION")
    {
        Description = description,
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result =>
        {
            if (result.Tokens is [])
            {
                return null;
            }

            if (NuGetVersion.TryParse(result.Tokens[0].Value, out var version))
            {
                return version;
            }

            result.AddError($"'{result.Tokens[0].Value}' is not a version; expected one such as 1.0.1 or 2.0.3-beta.");
            return null;
        },
    };

    public static Option<bool> CreateReconcile() => new("--reconcile")
    {
        Description = "Warn about every package that the feed lacks: its own pipeline should have published it.",
    };

    /// <summary>Creates an option whose values are the members of an enum, in lower case.</summary>
    public static Option<TFormat> CreateFormat<TFormat>()
        where TFormat : struct, Enum
    {
        string[] names = [.. Enum.GetNames<TFormat>().Select(name => name.ToLowerInvariant())];
        return new Option<TFormat>("--format")
        {
            Description = "How the result is written to standard output.",
            HelpName = string.Join('|', names),
            DefaultValueFactory = _ => default,
        }.AcceptOnlyFromAmong(names);
    }

    /// <summary>Makes an empty value a wrong usage.</summary>
    /// <param name="option">The option.</param>
    /// <param name="advice">What to do instead.</param>
    public static Option<T> RefuseEmpty<T>(this Option<T> option, string advice)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                result.AddError($"{option.Name} is empty; {advice}.");
            }
        });
        return option;
    }
}
