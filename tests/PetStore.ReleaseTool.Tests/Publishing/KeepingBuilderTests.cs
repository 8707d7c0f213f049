using PetStore.ReleaseTool.Publishing;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Publishing;

public sealed class KeepingBuilderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordedProgress _progress = new();

    [Fact]
    public async Task What_was_built_is_copied_and_listed()
    {
        var sut = await BuildAsync(_folder.Combine("kept"));

        Assert.Equal([_folder.Combine("kept/X.1.0.1.nupkg"), _folder.Combine("kept/X.1.0.1.nupkg")], sut.Kept);
        Assert.Equal(["X.1.0.1.nupkg"], Directory.EnumerateFiles(_folder.Combine("kept")).Select(Path.GetFileName));
        Assert.Empty(_progress.Warnings);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_one_warning_for_all_packages()
    {
        await File.WriteAllTextAsync(_folder.Combine("a file"), "", TestContext.Current.CancellationToken);

        var sut = await BuildAsync(_folder.Combine("a file"));

        Assert.Empty(sut.Kept);
        Assert.StartsWith("PSR3007: ", Assert.Single(_progress.Warnings), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<KeepingBuilder> BuildAsync(string folder)
    {
        var builder = new MemoryBuilder { Path = FixturePackage.Write(_folder.Combine("X.1.0.1.nupkg"), "X", "1.0.1", commit: null) };
        var sut = new KeepingBuilder(builder, folder, _progress);
        var releases = TextReleases.Parse("X 1.0.1 @ 1").Select(resolved => resolved.Release!).ToArray();
        await sut.BuildAsync(releases, _folder.Path, TestContext.Current.CancellationToken);
        await sut.BuildAsync(releases, _folder.Path, TestContext.Current.CancellationToken);
        return sut;
    }
}
