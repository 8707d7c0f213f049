using System.IO.Compression;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Packages;

public sealed class BuildingSdkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("lib/net10.0/X.dll")]
    [InlineData("tools/net10.0/any/X.dll")]
    public void It_is_read_from_a_library_and_from_a_tool(string entry)
    {
        var package = Write((entry, FixtureAssembly.Create("X", "10.0.401")));

        Assert.Equal("10.0.401", BuildingSdk.ReadVersion(package));
    }

    [Fact]
    public void What_names_none_is_passed_over()
    {
        var package = Write(
            ("content/A.dll", FixtureAssembly.Create("A", "9.0.100")),
            ("tools/net10.0/any/A.dll", FixtureAssembly.Create("A", null)),
            ("tools/net10.0/any/B.dll", "no library"u8.ToArray()),
            ("tools/net10.0/any/C.dll", []),
            ("tools/net10.0/any/X.dll", FixtureAssembly.Create("X", "10.0.401")));

        Assert.Equal("10.0.401", BuildingSdk.ReadVersion(package));
    }

    [Fact]
    public void A_package_without_assemblies_names_none()
    {
        Assert.Null(BuildingSdk.ReadVersion(Write(("content.txt", "text"u8.ToArray()))));
    }

    public void Dispose() => _folder.Dispose();

    private string Write(params (string Entry, byte[] Content)[] entries)
    {
        var path = _folder.Combine("X.nupkg");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (entry, content) in entries)
        {
            using var stream = archive.CreateEntry(entry).Open();
            stream.Write(content);
        }

        return path;
    }
}
