using NuGet.Versioning;

namespace PetStore.ReleaseTool.Problems;

/// <summary>PSR4xxx: reading and writing feeds.</summary>
internal static class FeedProblems
{
    public const string DamagedPackageCode = "PSR4002";

    public static Problem UnusableFeed(string feed, string reason) => new("PSR4001",
        $"The feed '{feed}' cannot be used: {reason.TrimEnd('.')}. Make the folder readable and writable, or name another one with --feed.");

    public static Problem DamagedPackage(string path, string reason) => new(DamagedPackageCode,
        $"{path}: the package cannot be read: {reason.TrimEnd('.')}. "
        + "Delete its version folder and publish again: it is rebuilt from its commit.");

    public static Problem UnusableAddress(string feed, string reason) => new("PSR4003",
        $"The feed '{feed}' is not used: {reason}.");

    public static Problem NotOnFeed(string id, NuGetVersion version, string feed) => new("PSR4004",
        $"{id} {version} is not on the feed '{feed}'. Publish it first.");

    public static Problem AccessDenied(string feed, string answer) => new("PSR4005",
        $"The feed '{feed}' denies access: {answer} Sign in (NuGetAuthenticate@1, packageSourceCredentials in nuget.config, or --api-key), "
        + "and give that identity the right to push; in Azure Artifacts that is the role 'Feed Publisher (Contributor)'.");

    public static Problem UnreadableFeed(string feed, string answer) => new("PSR4006",
        $"The feed '{feed}' cannot be read: {answer} "
        + "Check that the address is that of a V3 index and that the server is up, then run the command again.");

    public static Problem PushFailed(string id, NuGetVersion version, string feed, int tries, string answer) => new("PSR4007",
        $"{id} {version} could not be pushed to '{feed}' in {tries} tries: {answer} "
        + "Run the command again later: it continues where it stopped.");

    public static Problem ReservedVersion(string id, NuGetVersion version, string feed) => new("PSR4008",
        $"{id} {version} is not on '{feed}', and the feed does not take it: that version was deleted there, and stays reserved. "
        + "Add a commit to the package, which makes a new version.");

    public static Problem PushRefused(string id, NuGetVersion version, string feed, string answer) => new("PSR4009",
        $"'{feed}' refuses {id} {version}: {answer} Check what the feed allows, such as its size limit.");

    public static Problem NotVisible(string id, NuGetVersion version, string feed, TimeSpan patience) => new("PSR4010",
        $"'{feed}' took {id} {version}, but it could not be read there for {patience.TotalSeconds:0} seconds. "
        + "Run the command again later: it continues where it stopped.");

    public static Problem UnreadableCredentials(string variable) => new("PSR4011",
        $"The variable {variable} does not hold what NuGetAuthenticate@1 writes: a JSON object with 'endpointCredentials'. "
        + "Run that task again, or unset the variable.");
}
