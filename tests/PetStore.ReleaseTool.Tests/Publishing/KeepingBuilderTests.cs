using PetStore.ReleaseTool.Publishing;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Publishing;

public sealed class KeepingBuilderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_copy_that_cannot_be_put_into_place_is_a_warning_and_leaves_nothing_behind()
    {
        var nupkg = FixturePackage.Write(_folder.Combine("X.nupkg"), "X", "1.0.1", "commit");
        Directory.CreateDirectory(_folder.Combine("output/X.nupkg/taken"));
        var progress = new RecordedProgress();
        var release = TextReleases.Parse("X 1.0.1 @ 1")[0].Release!;

        await new KeepingBuilder(new MemoryBuilder { Path = nupkg }, _folder.Combine("output"), progress)
            .BuildAsync([release], _folder.Path, TestContext.Current.CancellationToken);

        Assert.StartsWith("PSR3007: ", Assert.Single(progress.Warnings), StringComparison.Ordinal);
        Assert.Equal(["X.nupkg"], Directory.GetFileSystemEntries(_folder.Combine("output")).Select(Path.GetFileName));
    }

    public void Dispose() => _folder.Dispose();
}
