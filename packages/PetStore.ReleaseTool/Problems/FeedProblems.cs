using NuGet.Versioning;

namespace PetStore.ReleaseTool.Problems;

/// <summary>PSR4xxx: reading and writing feeds.</summary>
internal static class FeedProblems
{
    public static Problem UnusableFeed(string feed, string reason) => new("PSR4001",
        $"The feed '{feed}' cannot be used: {Clean(reason)}. Make the folder readable and writable, or name another "
            + "one with --feed.");

    public static Problem DamagedPackage(string path, string reason) => new("PSR4002",
        $"{path}: the package cannot be read: {Clean(reason)}. Delete its version folder and publish again: it is "
        + "rebuilt from its commit.")
    {
        ConcernsOnePackage = true,
    };

    public static Problem InsecureAddress(string feed) => new("PSR4003",
        $"The feed '{feed}' is not used: it is plain http, so anyone on the way can read and change what is sent. Use "
        + "https, set allowInsecureConnections in nuget.config, or give --allow-insecure-connections.");

    public static Problem NotOnFeed(string id, NuGetVersion version, string feed) => new("PSR4004",
        $"{id} {version} is not on the feed '{feed}'. Publish it first.");

    public static Problem AccessDenied(string feed, string answer) => new("PSR4005",
        $"The feed '{feed}' denies access: {answer} Sign in (NuGetAuthenticate@1, packageSourceCredentials in "
        + "nuget.config, or --api-key), and give that identity the right to push; in Azure Artifacts that is the role "
        + "'Feed Publisher (Contributor)'.");

    public static Problem UnreadableFeed(string feed, string answer) => new("PSR4006",
        $"The feed '{feed}' cannot be read: {answer} Check that the address is that of a V3 index and that the server "
        + "is up, then run the command again.");

    public static Problem PushFailed(string id, NuGetVersion version, string feed, int tries, string answer) =>
        new("PSR4007",
        $"{id} {version} could not be pushed to '{feed}' in {tries} tries: {answer} Run the command again later: it "
        + "continues where it stopped.");

    public static Problem TakenVersion(string id, NuGetVersion version, string feed) => new("PSR4008",
        $"'{feed}' answers that it has {id} {version} (409), but does not show it. Either it was pushed before and is "
        + "not visible yet, or it was deleted, and the number stays reserved: the answer does not tell which. Run the "
        + "command again later, or wait longer with --wait MINUTES. If the feed's own pages say that it was deleted, "
        + "restore it there; only if that cannot be done, commit a change to the package, which makes a new version.");

    public static Problem PushRefused(string id, NuGetVersion version, string feed, string answer) => new("PSR4009",
        $"'{feed}' refuses {id} {version}: {answer} Check what the feed allows, such as its size limit.");

    public static Problem NotVisible(string id, NuGetVersion version, string feed, TimeSpan patience) => new("PSR4010",
        $"'{feed}' took {id} {version}, but it could not be read there for {patience.TotalSeconds:0} seconds. Run the "
        + "command again later: it continues where it stopped. Or wait longer with --wait MINUTES.");

    public static Problem UnreadableCredentials(string variable) => new("PSR4011",
        $"The variable {variable} does not hold what NuGetAuthenticate@1 writes: a JSON object with "
        + "'endpointCredentials'. Run that task again, or unset the variable.");

    /// <param name="setting">What holds it, without a value that is secret.</param>
    public static Problem UnexpandedVariable(string setting) => new("PSR4012",
        $"{setting} still holds '$(', which begins a variable of the pipeline that has no value. Define it, or map it "
            + "into the step.");

    public static Problem UnreadableConfiguration(string reason) => new("PSR4013",
        $"A nuget.config cannot be read: {Clean(reason)}. Correct that file.");

    public static Problem AddressWithSecret(string feed) => new("PSR4014",
        $"The feed '{feed}' is not used: its address holds a user name or a password, which programs would print. Put "
        + "them into packageSourceCredentials of nuget.config.");

    public static Problem UnknownFeed(string feed, string reason, IEnumerable<string> sources) => new("PSR4015",
        $"The feed '{feed}' is not used: {reason}. Expected the https address of a V3 index, the name of a source in "
        + $"nuget.config ({DisplayText.List(sources.Select(DisplayText.Sanitize))}), or a folder. Write a new folder "
        + "as a path, such as './feed'.");

    public static Problem UnreadablePackage(string address, string reason) => new("PSR4016",
        $"{address}: the package cannot be read: {Clean(reason)}. Do not delete it: restore or unlist it on the "
        + "server, and commit a change to the package, which makes a new version.")
    {
        ConcernsOnePackage = true,
    };

    public static Problem PartlyOnFeed(string id, NuGetVersion version, string feed, bool isListed) => new("PSR4017",
        $"{id} {version} is only partly on '{feed}': "
        + (isListed
        ? "it is listed, but its nupkg cannot be downloaded. "
        : "its nupkg can be downloaded, but it is not listed. ")
        + "The server may still be busy with it: run the command again later. If it stays so, "
        + "ask whoever runs the server.")
    {
        ConcernsOnePackage = true,
    };

    public static Problem ForeignPackage(string folder, NuGetVersion version) => new("PSR4018",
        $"{folder}: version '{version}' on the feed names no commit, so it was not built by this tool: another "
        + "publisher or an upstream of the feed put it there. If the id belongs to somebody else, rename the package. "
        + "If an upstream offers it, block that id there.");

    public static Problem NoPublishResource(string feed) => new("PSR4019",
        $"The feed '{feed}' takes no packages: its service index names no absolute http address for "
        + "PackagePublish/2.0.0. Name a feed that packages can be pushed to.");

    public static Problem UnreadablePassword(string source) => new("PSR4020",
        $"nuget.config: the password of the source '{source}' cannot be decrypted here: only the user and the machine "
        + "that stored it can, and only on Windows. Set the variable NuGetPackageSourceCredentials_<name>, or store it "
        + "as ClearTextPassword.");

    private static string Clean(string reason) => DisplayText.Sanitize(reason).TrimEnd('.', ' ');
}
