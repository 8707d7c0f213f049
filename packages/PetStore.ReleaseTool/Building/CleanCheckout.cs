using System.Text;
using System.Text.RegularExpressions;
using CliWrap;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Building;

/// <summary>
/// A commit in a folder of its own, isolated from the user's working tree, hooks, filters and configuration.
/// </summary>
/// <remarks>It is a clone that shares the objects of the user's repository and writes nothing into it.</remarks>
internal sealed partial class CleanCheckout
{
    private static readonly string _settings =
        $"""
        [safe]
            directory = *
        [core]
            eol = lf
            attributesFile = {GitProcess.NullDevice}
        """;

    private readonly string _root;
    private readonly Dictionary<string, string?> _environment;

    private CleanCheckout(string root, string folder, string settings)
    {
        _root = root;
        Folder = folder;
        _environment = new Dictionary<string, string?>(GitProcess.Environment)
        {
            ["GIT_ATTR_NOSYSTEM"] = "1",
            ["GIT_CONFIG_COUNT"] = null,
            ["GIT_CONFIG_GLOBAL"] = settings,
            ["GIT_CONFIG_NOSYSTEM"] = "1",

            // The temporary folder may be in a repository, whose settings git would read before the clone exists.
            ["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(Path.GetDirectoryName(folder)),
        };
    }

    /// <summary>Gets the absolute path of the working tree.</summary>
    public string Folder { get; }

    /// <summary>Checks out a commit.</summary>
    /// <param name="root">The user's repository.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="folder">The folder to make.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <exception cref="ReleaseException">git failed, or NBGV cannot read what it made.</exception>
    public static async Task<CleanCheckout> CreateAsync(
        string root, string commit, string folder, CancellationToken cancellationToken)
    {
        var settings = folder + ".gitconfig";
        await File.WriteAllTextAsync(settings, _settings, cancellationToken);
        var checkout = new CleanCheckout(root, folder, settings);

        // NBGV compares path filters as core.ignorecase says, and a version must not depend on the file system that it
        // is built on.
        await checkout.RunAsync(
            Path.GetDirectoryName(folder)!,
            ["clone", "--quiet", "--shared", "--no-checkout", "--template=", "--config", "core.ignorecase=false", "--",
                root, folder],
            cancellationToken);
        checkout.CheckObjects();
        await checkout.RunAsync(folder, ["update-ref", "--no-deref", "HEAD", commit], cancellationToken);

        // Not 'checkout', which skips a file whose object is missing and still exits with 0.
        await checkout.RunAsync(folder, ["reset", "--quiet", "--hard"], cancellationToken);
        return checkout;
    }

    /// <summary>Runs git in the checkout and returns its standard output.</summary>
    /// <exception cref="ReleaseException">git failed.</exception>
    public Task<string> RunAsync(string[] arguments, CancellationToken cancellationToken) =>
        RunAsync(Folder, arguments, cancellationToken);

    private async Task<string> RunAsync(string directory, string[] arguments, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        var (status, error) = await GitProcess.TryRunAsync(
            directory, arguments, PipeSource.Null, PipeTarget.ToStringBuilder(output, Encoding.UTF8), _environment,
            cancellationToken);
        return status == 0 ? output.ToString()
            : NoSpace().Match(error) is { Success: true, Value: var reason }
                ? throw new ReleaseException(
                    BuildProblems.UnusableScratchFolder(Path.GetDirectoryName(Folder)!, $"git says '{reason}'"))
            : throw new ReleaseException(
                await GitFailure.DescribeAsync(_root, string.Join(' ', arguments), error, cancellationToken));
    }

    // NBGV splits the list of the folders that objects are shared from at each ':'. git does not.
    private void CheckObjects()
    {
        var paths = File.ReadLines(Path.Combine(Folder, ".git", "objects", "info", "alternates"));
        if (!OperatingSystem.IsWindows()
            && paths.FirstOrDefault(path => path.Contains(':', StringComparison.Ordinal)) is { } path)
        {
            throw new ReleaseException(RepositoryProblems.UnusableObjectsPath(path));
        }
    }

    // Where git names no reason, it could not write a file that it had created.
    [GeneratedRegex(
        "^.*(?:unable to write file|No space left on device|Disk quota exceeded|Read-only file system).*$",
        RegexOptions.Multiline)]
    private static partial Regex NoSpace();
}
