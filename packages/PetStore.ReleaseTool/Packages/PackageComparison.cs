using System.IO.Compression;
using System.Security.Cryptography;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Packages;

/// <summary>Compares the content of two nupkgs. A signature that a feed adds is not content.</summary>
internal static class PackageComparison
{
    /// <summary>The entry that holds the signature of a package.</summary>
    public const string SignatureName = ".signature.p7s";

    /// <summary>Compares a package on the feed with the rebuilt one.</summary>
    /// <returns>
    /// The SDKs when they differ, and one line for each entry that differs; <see langword="null"/> when the content is
    /// equal.
    /// </returns>
    /// <exception cref="ReleaseException">A file is cut off or is not a package.</exception>
    public static string? Describe(string name, string onFeed, string rebuilt)
    {
        if (HaveEqualContent(onFeed, rebuilt))
        {
            return null;
        }

        var first = HashEntries(onFeed);
        var second = HashEntries(rebuilt);
        var lines = first.Keys.Union(second.Keys).Order(StringComparer.Ordinal)
            .Where(entry => first.GetValueOrDefault(entry) != second.GetValueOrDefault(entry))
            .Select(entry => $"  {DisplayText.Sanitize(entry)}: " + (!second.ContainsKey(entry) ? "only on the feed"
                : first.ContainsKey(entry) ? "other bytes" : "only in the rebuilt package"))
            .DefaultIfEmpty("  the archive itself: the entries are equal")
            .Prepend(DescribeSdks(onFeed, rebuilt) is { } sdks ? $"  {sdks}" : null)
            .OfType<string>();
        return $"{name} on the feed differs from what its commit builds:{Environment.NewLine}"
            + string.Join(Environment.NewLine, lines);
    }

    /// <summary>Determines whether NuGet's content hash is the same, so that a lock file accepts both.</summary>
    /// <exception cref="ReleaseException">A file is cut off or is not a package.</exception>
    public static bool HaveEqualContent(string onFeed, string rebuilt) =>
        PackageContentHash.Read(onFeed).Value == PackageContentHash.Read(rebuilt).Value;

    /// <summary>Names the SDKs that built two nupkgs; null unless both say so and differ.</summary>
    public static string? DescribeSdks(string onFeed, string rebuilt) =>
        (BuildingSdk.ReadVersion(onFeed), BuildingSdk.ReadVersion(rebuilt)) is ({ } theirs, { } ours) && theirs != ours
            ? $"built by .NET SDK {DisplayText.Sanitize(theirs)} on the feed, by {DisplayText.Sanitize(ours)} here"
            : null;

    private static Dictionary<string, string> HashEntries(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return archive.Entries
                .Where(entry => entry.FullName != SignatureName)
                .GroupBy(entry => entry.FullName, StringComparer.Ordinal)
                .ToDictionary(
                    entries => entries.Key, entries => string.Concat(entries.Select(Hash)), StringComparer.Ordinal);
        }
        catch (Exception exception) when (PackageFile.IsDamage(exception))
        {
            throw new ReleaseException(FeedProblems.DamagedPackage(path, exception.Message));
        }
    }

    private static string Hash(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return Convert.ToHexString(SHA256.HashData(stream));
    }
}
