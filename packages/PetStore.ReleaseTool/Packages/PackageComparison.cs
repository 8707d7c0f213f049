using System.IO.Compression;
using System.Security.Cryptography;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Packages;

/// <summary>Says how two nupkgs differ.</summary>
internal static class PackageComparison
{
    /// <summary>Compares byte for byte.</summary>
    /// <returns>The SDKs when they differ, and one line for each entry that differs; null when the files are equal.</returns>
    public static string? Describe(string name, string onFeed, string rebuilt)
    {
        if (AreEqual(onFeed, rebuilt))
        {
            return null;
        }

        var first = HashEntries(onFeed);
        var second = HashEntries(rebuilt);
        var lines = first.Keys.Union(second.Keys).Order(StringComparer.Ordinal)
            .Where(entry => first.GetValueOrDefault(entry) != second.GetValueOrDefault(entry))
            .Select(entry => first.ContainsKey(entry)
                ? second.ContainsKey(entry) ? $"  {entry}: other bytes" : $"  {entry}: only on the feed"
                : $"  {entry}: only in the rebuilt package")
            .DefaultIfEmpty("  the archive itself: the entries are equal")
            .Prepend(DescribeSdks(onFeed, rebuilt) is { } sdks ? $"  {sdks}" : null)
            .OfType<string>();
        return $"{name} on the feed differs from what its commit builds:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}";
    }

    public static bool AreEqual(string onFeed, string rebuilt) => File.ReadAllBytes(onFeed).AsSpan().SequenceEqual(File.ReadAllBytes(rebuilt));

    /// <summary>Names the SDKs that built two nupkgs; null unless both say so and differ.</summary>
    public static string? DescribeSdks(string onFeed, string rebuilt) =>
        (BuildingSdk.ReadVersion(onFeed), BuildingSdk.ReadVersion(rebuilt)) is ({ } theirs, { } ours) && theirs != ours
            ? $"built by .NET SDK {theirs} on the feed, by {ours} here"
            : null;

    private static Dictionary<string, string> HashEntries(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return archive.Entries
                .GroupBy(entry => entry.FullName, StringComparer.Ordinal)
                .ToDictionary(entries => entries.Key, entries => string.Concat(entries.Select(Hash)), StringComparer.Ordinal);
        }
        catch (InvalidDataException exception)
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
