namespace PetStore.ReleaseTool.Feeds;

/// <summary>
/// How much of a package a server shows. It is on the feed when it is listed and its nupkg can be downloaded.
/// </summary>
/// <param name="IsListed">Whether the list of versions has it.</param>
/// <param name="HasNupkg">Whether its nupkg can be downloaded.</param>
internal readonly record struct PackagePresence(bool IsListed, bool HasNupkg)
{
    public bool IsOnFeed => IsListed && HasNupkg;

    public bool IsPartial => IsListed != HasNupkg;
}
