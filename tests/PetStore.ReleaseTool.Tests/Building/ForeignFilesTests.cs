using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Building;

public sealed class ForeignFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_a_commit_may_lack_is_written_above_it_and_says_nothing()
    {
        await ForeignFiles.KeepAwayAsync(_folder.Path, TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                ".editorconfig: root = true", "Directory.Build.props: <Project />",
                "Directory.Build.targets: <Project />", "Directory.Packages.props: <Project />", "global.json: {}",
            ],
            Directory.EnumerateFiles(_folder.Path)
                .Select(path => $"{Path.GetFileName(path)}: {File.ReadAllText(path)}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_in_the_folder_just_above_is_PSR3008()
    {
        Directory.CreateDirectory(_folder.Combine("run"));
        await File.WriteAllTextAsync(
            _folder.Combine(".globalconfig"), "", TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<ReleaseException>(
            () => ForeignFiles.KeepAwayAsync(_folder.Combine("run"), TestContext.Current.CancellationToken));

        Assert.Equal("PSR3008", Assert.Single(exception.Problems).Code);
        Assert.Empty(Directory.EnumerateFiles(_folder.Combine("run")));
    }

    public void Dispose() => _folder.Dispose();
}
