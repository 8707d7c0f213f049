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

    [Fact]
    public async Task What_a_run_that_was_killed_left_of_a_copy_is_replaced()
    {
        Directory.CreateDirectory(_folder.Combine("kept"));
        await File.WriteAllTextAsync(
            _folder.Combine("kept/X.1.0.1.nupkg.new"), "", TestContext.Current.CancellationToken);

        await BuildAsync(_folder.Combine("kept"));

        Assert.Equal(["X.1.0.1.nupkg"], ListEntries("kept"));
        Assert.Empty(_progress.Warnings);
    }

    [Fact]
    public async Task A_copy_that_cannot_be_put_into_place_is_not_left_behind()
    {
        Directory.CreateDirectory(_folder.Combine("kept/X.1.0.1.nupkg"));

        await BuildAsync(_folder.Combine("kept"));

        Assert.Equal(["X.1.0.1.nupkg"], ListEntries("kept"));
        Assert.StartsWith("PSR3007: ", Assert.Single(_progress.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_stays_whole_when_a_newer_one_cannot_be_made()
    {
        var sut = await BuildAsync(_folder.Combine("kept"));
        var bytes = await File.ReadAllBytesAsync(sut.Kept[0], TestContext.Current.CancellationToken);
        File.Delete(_folder.Combine("X.1.0.1.nupkg"));

        await BuildAgainAsync(sut);

        Assert.Equal(bytes, await File.ReadAllBytesAsync(sut.Kept[0], TestContext.Current.CancellationToken));
        Assert.Single(_progress.Warnings);
    }

    public void Dispose() => _folder.Dispose();

    private string?[] ListEntries(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(_folder.Combine(folder)).Select(Path.GetFileName)];

    private async Task<KeepingBuilder> BuildAsync(string folder)
    {
        var nupkg = FixturePackage.Write(_folder.Combine("X.1.0.1.nupkg"), "X", "1.0.1", commit: null);
        var sut = new KeepingBuilder(new MemoryBuilder { Path = nupkg }, folder, _progress);
        await BuildAgainAsync(sut);
        await BuildAgainAsync(sut);
        return sut;
    }

    private Task BuildAgainAsync(KeepingBuilder sut) => sut.BuildAsync(
        [.. TextReleases.Parse("X 1.0.1 @ 1").Select(resolved => resolved.Release!)],
        _folder.Path,
        TestContext.Current.CancellationToken);
}
