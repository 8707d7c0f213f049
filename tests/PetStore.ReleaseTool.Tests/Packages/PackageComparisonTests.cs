using System.IO.Compression;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Packages;

public sealed class PackageComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Entries_that_one_side_lacks_are_named()
    {
        var first = Write("first.nupkg", "a.txt", "both.txt");
        var second = Write("second.nupkg", "both.txt", "z.txt");

        var difference = PackageComparison.Describe("X 1.0.1", first, second);

        Assert.Equal(
            string.Join(
                Environment.NewLine,
                "X 1.0.1 on the feed differs from what its commit builds:",
                "  a.txt: only on the feed",
                "  z.txt: only in the rebuilt package"),
            difference);
    }

    [Fact]
    public void An_archive_of_equal_entries_in_another_order_differs_as_such()
    {
        var first = Write("first.nupkg", "a.txt", "b.txt");
        var second = Write("second.nupkg", "b.txt", "a.txt");

        var difference = PackageComparison.Describe("X 1.0.1", first, second);

        Assert.EndsWith("  the archive itself: the entries are equal", difference, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_one_side_holds_twice_has_other_bytes()
    {
        var first = Write("first.nupkg", "a.txt", "a.txt", "b.txt");
        var second = Write("second.nupkg", "a.txt", "b.txt");

        var difference = PackageComparison.Describe("X 1.0.1", first, second);

        Assert.Equal(
            $"X 1.0.1 on the feed differs from what its commit builds:{Environment.NewLine}  a.txt: other bytes",
            difference);
    }

    [Fact]
    public void The_SDKs_are_named_when_they_differ()
    {
        var first = WriteLibrary("first.nupkg", "lib/net10.0/X.dll", "10.0.100");
        var second = WriteLibrary("second.nupkg", "lib/net10.0/X.dll", "10.0.401");

        var difference = PackageComparison.Describe("X 1.0.1", first, second);

        Assert.Equal(
            string.Join(
                Environment.NewLine,
                "X 1.0.1 on the feed differs from what its commit builds:",
                "  built by .NET SDK 10.0.100 on the feed, by 10.0.401 here",
                "  lib/net10.0/X.dll: other bytes"),
            difference);
    }

    [Theory]
    [InlineData("10.0.401", "10.0.401")]
    [InlineData(null, "10.0.401")]
    [InlineData("10.0.401", null)]
    public void The_SDKs_are_not_named_when_they_are_the_same_or_one_is_unknown(string? onFeed, string? rebuilt)
    {
        var first = WriteLibrary("first.nupkg", "lib/net10.0/X.dll", onFeed);
        var second = WriteLibrary("second.nupkg", "lib/net10.0/Y.dll", rebuilt);

        var difference = PackageComparison.Describe("X 1.0.1", first, second);

        Assert.DoesNotContain("SDK", difference, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string WriteLibrary(string name, string entry, string? sdk)
    {
        using var archive = ZipFile.Open(_folder.Combine(name), ZipArchiveMode.Create);
        using var stream = archive.CreateEntry(entry).Open();
        stream.Write(FixtureAssembly.Create("X", sdk));
        return _folder.Combine(name);
    }

    private string Write(string name, params string[] entries)
    {
        using var archive = ZipFile.Open(_folder.Combine(name), ZipArchiveMode.Create);
        foreach (var entry in entries)
        {
            archive.CreateEntry(entry).LastWriteTime = DateTimeOffset.UnixEpoch.AddYears(30);
        }

        return _folder.Combine(name);
    }
}
