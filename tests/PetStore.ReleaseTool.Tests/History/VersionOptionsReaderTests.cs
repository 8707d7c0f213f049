using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Tests.History;

public sealed class VersionOptionsReaderTests
{
    private static readonly RepositoryLayout _layout = new();

    private readonly VersionOptionsReader _reader = new(_layout, new Dictionary<string, string>
    {
        ["root"] = """{ "version": "1.0", "versionHeightOffset": 3 }""",
        ["own"] = """{ "inherit": true, "version": "2.0" }""",
    });

    [Fact]
    public void The_files_that_exist_are_read_from_the_root_down()
    {
        var files = new Dictionary<string, string> { ["packages/X/version.json"] = "own", ["version.json"] = "root" };

        var options = _reader.Read(files, _layout.GetPackage("X"));

        Assert.Null(options.Problem);
        Assert.Equal("2.0.4", options.GetVersion(1)?.ToString());
    }

    [Theory]
    [InlineData("version.json", nameof(FileKind.Submodule), "a submodule")]
    [InlineData("packages", nameof(FileKind.Submodule), "a submodule")]
    [InlineData("packages", nameof(FileKind.Link), "a symbolic link")]
    [InlineData("packages", nameof(FileKind.File), "a file")]
    public void What_cannot_be_read_keeps_every_version_from_being_counted(string path, string kind, string found)
    {
        var options = _reader.Read([new SharedVersionFile(path, "root", Enum.Parse<FileKind>(kind))]);

        Assert.StartsWith(
            $"error PSR1027: {path}: it is {found}", options.Failure?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_is_read_as_a_file_that_nothing_may_be_released_by()
    {
        var options = _reader.Read([new SharedVersionFile("version.json", "root", FileKind.Link)]);

        Assert.Null(options.Failure);
        Assert.Equal("PSR1027", options.Problem?.Code);
        Assert.Equal("1.0.4", options.GetVersion(1)?.ToString());
    }
}
