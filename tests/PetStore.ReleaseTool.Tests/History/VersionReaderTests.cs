using NuGet.Versioning;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.History;

public sealed class VersionReaderTests
{
    private const string Merged =
        """
        a: X = 1.0
        b: /README.md
        c < a: X/a.cs
        m < b c:
        """;

    private static readonly CancellationToken _none = CancellationToken.None;
    private readonly VersionReader _reader = new(new TextRepository(Merged));

    [Fact]
    public async Task A_commit_is_read_once()
    {
        var first = await _reader.ReadAsync("b", _none);

        Assert.Same(first, await _reader.ReadAsync("b", _none));
    }

    [Fact]
    public async Task A_release_of_the_line_is_found_in_the_history_that_was_read()
    {
        var history = await _reader.ReadAsync("m", _none);
        var release = history.Find("X", NuGetVersion.Parse("1.0.1"))!;

        Assert.Same(history, await _reader.ReadWithAsync(release, _none));
    }

    [Fact]
    public async Task The_history_of_another_release_is_that_of_its_commit()
    {
        var branch = await new VersionReader(new TextRepository(Merged)).ReadAsync("c", _none);
        var release = branch.Find("X", NuGetVersion.Parse("1.0.2"))!;

        Assert.Equal("c", (await _reader.ReadWithAsync(release, _none)).Head);
        Assert.Equal("m", (await _reader.ReadAsync("m", _none)).Head);
        Assert.Equal("c", (await _reader.ReadWithAsync(release, _none)).Head);
    }
}
