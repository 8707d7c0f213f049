using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class FolderPathTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Theory]
    [InlineData("https://", "it is not a valid address")]
    [InlineData("HTTPS://host:99999/", "it is not a valid address")]
    [InlineData("ftp://host/feed", "it begins like an address, but neither ")]
    [InlineData("~/feed", "it begins with what only a shell expands")]
    [InlineData("$HOME/feed", "it begins with what only a shell expands")]
    [InlineData("%HOME%/feed", "it begins with what only a shell expands")]
    [InlineData("pkgs.example.org/feed", "it looks like an address without 'https://'")]
    [InlineData("ann@host/feed", "it looks like an address without 'https://'")]
    [InlineData("feed/index.JSON", "it ends like the address of a V3 index")]
    [InlineData("Company", "nuget.config has no source of that name, and there is no such folder")]
    public void What_is_not_a_folder_is_told_what_it_looks_like(string text, string expected)
    {
        Assert.StartsWith(expected, FolderPath.FindDefect(text, _root.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"\\server\share", "network shares and drives ")]
    [InlineData("//server/share", "network shares and drives ")]
    [InlineData("C:/feed", "network shares and drives ")]
    [InlineData(@"new\feed", "it has a '\\', which separates folders on Windows only")]
    [InlineData("file://server/feed", "it begins like an address, but neither ")]
    public void What_is_a_folder_on_Windows_only_is_told_so(string text, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "They are folders there.");

        Assert.StartsWith(expected, FolderPath.FindDefect(text, _root.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("./feed")]
    [InlineData("../feed")]
    [InlineData("/srv/feed")]
    [InlineData("new/feed")]
    [InlineData("file:///srv/feed")]
    [InlineData("exists.json")]
    public void A_folder_has_no_defect(string text)
    {
        Directory.CreateDirectory(_root.Combine("exists.json"));

        Assert.Null(FolderPath.FindDefect(text, _root.Path));
    }

    [Fact]
    public void A_folder_is_relative_to_the_root_or_written_as_an_address()
    {
        Assert.Equal(_root.Combine("feed"), FolderPath.Resolve("./feed", _root.Path));
        Assert.Equal(
            "/srv/feed".Replace('/', Path.DirectorySeparatorChar), FolderPath.Resolve("file:///srv/feed", "/"));
    }

    public void Dispose() => _root.Dispose();
}
