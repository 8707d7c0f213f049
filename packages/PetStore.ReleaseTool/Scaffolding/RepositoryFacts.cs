using System.Globalization;
using CliWrap;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Scaffolding;

/// <summary>What git and the SDK say about a repository.</summary>
/// <param name="Root">The absolute path of the working tree.</param>
/// <param name="Branch">The branch that releases come from.</param>
/// <param name="RepositoryUrl">The address of the remote, without a user name; an example where there is none.</param>
/// <param name="Sdk">The lowest version of the SDK's feature band.</param>
/// <param name="NotIgnored">The folders of build outputs that git does not ignore.</param>
internal sealed record RepositoryFacts(
    string Root, string Branch, string RepositoryUrl, string Sdk, IReadOnlyList<string> NotIgnored)
{
    private static readonly string[] _usual = ["main", "master", "trunk"];
    private static readonly string[] _outputs = ["artifacts", "bin", "obj"];

    /// <summary>Gets the name of the working tree's folder.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Root));

    /// <summary>Gets a value indicating whether a person has to write the address of the repository.</summary>
    public bool IsExampleUrl => RepositoryUrl == ExampleUrl;

    private string ExampleUrl => $"https://example.org/{Uri.EscapeDataString(Name)}";

    public static async Task<RepositoryFacts> ReadAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        var root = repository.Root;
        var (_, sdk) = await DotnetProcess.RunAsync(root, ["--version"], cancellationToken);
        var facts = new RepositoryFacts(
            root,
            await FindBranchAsync(root, cancellationToken),
            "",
            ToFeatureBand(sdk.Trim()),
            await FindNotIgnoredAsync(root, repository.Layout, cancellationToken));
        var url = await TryReadAsync(root, ["config", "--get", "remote.origin.url"], cancellationToken);
        return facts with { RepositoryUrl = Clean(url) ?? facts.ExampleUrl };
    }

    private static async Task<string> FindBranchAsync(string root, CancellationToken cancellationToken)
    {
        var head = await TryReadAsync(root, ["symbolic-ref", "--quiet", "--short", "HEAD"], cancellationToken);
        var known = (await GitProcess.RunAsync(root, ["for-each-ref", "--format=%(refname)"], cancellationToken))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name[(name.LastIndexOf('/') + 1)..]);
        return _usual.Contains(head) ? head! : _usual.FirstOrDefault(known.Contains) ?? head ?? _usual[0];
    }

    private static async Task<IReadOnlyList<string>> FindNotIgnoredAsync(
        string root, RepositoryLayout layout, CancellationToken cancellationToken)
    {
        var notIgnored = new List<string>();
        foreach (var folder in _outputs)
        {
            var (status, _) = await GitProcess.TryRunAsync(
                root,
                ["check-ignore", "--quiet", "--no-index", folder == _outputs[0]
                    ? $"{folder}/x"
                    : $"{layout.Packages}/x/{folder}/x"],
                PipeSource.Null,
                PipeTarget.Null,
                GitProcess.Environment,
                cancellationToken);
            if (status != 0)
            {
                notIgnored.Add(folder);
            }
        }

        return notIgnored;
    }

    private static async Task<string?> TryReadAsync(
        string root, string[] arguments, CancellationToken cancellationToken)
    {
        var output = new System.Text.StringBuilder();
        var (status, _) = await GitProcess.TryRunAsync(
            root, arguments, PipeSource.Null, PipeTarget.ToStringBuilder(output), GitProcess.Environment,
            cancellationToken);
        return status == 0 && output.ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    // Every package contains the address, so a user name or a password must not.
    private static string? Clean(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped)
            : null;

    // 10.0.401 is in the band of 10.0.400, which rolls forward to it.
    private static string ToFeatureBand(string sdk) =>
        Version.TryParse(sdk.Split('-')[0], out var version)
            ? string.Create(
                CultureInfo.InvariantCulture, $"{version.Major}.{version.Minor}.{version.Build / 100 * 100}")
            : sdk;
}
