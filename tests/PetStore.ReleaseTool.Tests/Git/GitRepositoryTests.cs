using System.Text;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Git;

public sealed class GitRepositoryTests
{
    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public async Task A_text_is_decoded_by_its_byte_order_mark(string name)
    {
        using var fixture = await FixtureRepository.CreateAsync();
        var encoding = Encoding.GetEncoding(name);
        await File.WriteAllTextAsync(fixture.Combine("a"), "a text with ü", encoding, CancellationToken.None);
        var blob = await fixture.GitAsync(["hash-object", "-w", "--no-filters", "a"]);
        var repository = await GitRepository.OpenAsync(fixture.Root, CancellationToken.None);

        var texts = await repository.ReadTextsAsync([blob], CancellationToken.None);

        Assert.Equal("a text with ü", texts[blob]);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_folder_of_a_clone_opens_its_root()
    {
        using var fixture = await FixtureRepository.CreateAsync();
        Directory.CreateDirectory(fixture.Combine("deep/below"));

        var repository = await GitRepository.OpenAsync(fixture.Combine("deep/below"), Token);

        Assert.Equal(Path.GetFileName(fixture.Root), Path.GetFileName(repository.Root));
    }

    [Fact]
    public async Task A_commit_is_resolved_from_a_branch_a_tag_or_a_short_id()
    {
        using var fixture = await FixtureRepository.CreateAsync();
        var commit = await fixture.CommitAsync("first");
        await fixture.GitAsync(["tag", "--annotate", "--message", "a tag", "v1"]);
        var repository = await GitRepository.OpenAsync(fixture.Root, Token);

        foreach (var revision in new[] { "HEAD", "main", "v1", commit[..8], commit })
        {
            Assert.Equal(commit, await repository.ResolveAsync(revision, Token));
        }
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("--all")]
    [InlineData("HEAD:a.txt")]
    [InlineData("")]
    public async Task Anything_else_names_no_commit(string revision)
    {
        using var fixture = await FixtureRepository.CreateAsync();
        fixture.Write("a.txt", "1");
        await fixture.CommitAsync("first");
        var repository = await GitRepository.OpenAsync(fixture.Root, Token);

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => repository.ResolveAsync(revision, Token));

        Assert.Equal("PSR1012", Assert.Single(exception.Problems).Code);
    }

    [Fact]
    public async Task Texts_are_read_by_object_id_without_a_byte_order_mark()
    {
        using var fixture = await FixtureRepository.CreateAsync();
        fixture.Write("bom.txt", "\uFEFFone\n\ntwo");
        fixture.Write("empty.txt", "");
        fixture.Write("large.txt", new string('ü', 300_000));
        await fixture.CommitAsync("first");
        var ids = new Dictionary<string, string>();
        foreach (var name in new[] { "bom", "empty", "large" })
        {
            ids[name] = await fixture.GitAsync(["rev-parse", $"HEAD:{name}.txt"]);
        }

        var repository = await GitRepository.OpenAsync(fixture.Root, Token);
        var texts = await repository.ReadTextsAsync([.. ids.Values, .. ids.Values], Token);

        Assert.Equal(3, texts.Count);
        Assert.Equal("one\n\ntwo", texts[ids["bom"]]);
        Assert.Equal("", texts[ids["empty"]]);
        Assert.Equal(300_000, texts[ids["large"]].Length);
    }

    [Fact]
    public async Task An_object_that_is_not_there_is_an_error()
    {
        using var fixture = await FixtureRepository.CreateAsync();
        await fixture.CommitAsync("first");
        var repository = await GitRepository.OpenAsync(fixture.Root, Token);

        var exception = await Assert.ThrowsAsync<ReleaseException>(
            () => repository.ReadTextsAsync([new string('1', 40)], Token));

        Assert.Equal("PSR1016", Assert.Single(exception.Problems).Code);
    }

    [Fact]
    public async Task A_commit_is_summed_up_by_its_time_and_its_first_line()
    {
        using var fixture = await FixtureRepository.CreateAsync();
        var first = await fixture.CommitAsync("Füße, \"quoted\" and [bracketed]\n\nThe rest.");
        var second = await fixture.CommitAsync("second");
        var repository = await GitRepository.OpenAsync(fixture.Root, Token);

        var summaries = await repository.ReadSummariesAsync([second, first, second], Token);

        Assert.Equal(2, summaries.Count);
        Assert.Equal("Füße, \"quoted\" and [bracketed]", summaries[first].Subject);
        Assert.True(summaries[first].Time > 1_700_000_000);
        Assert.True(summaries[first].Time < summaries[second].Time);
    }

    [Fact]
    public async Task Uncommitted_paths_are_changed_staged_deleted_and_new_ones_but_not_ignored_ones()
    {
        using var fixture = await FixtureRepository.CreateAsync();
        fixture.Write(".gitignore", "ignored.txt");
        fixture.Write("changed ü.txt", "1");
        fixture.Write("staged.txt", "1");
        fixture.Write("deleted.txt", "1");
        fixture.Write("untouched.txt", "1");
        await fixture.CommitAsync("first");
        fixture.Write("changed ü.txt", "2");
        fixture.Write("staged.txt", "2");
        await fixture.GitAsync(["add", "staged.txt"]);
        fixture.Delete("deleted.txt");
        fixture.Write("deep/new.txt", "1");
        fixture.Write("ignored.txt", "1");
        var repository = await GitRepository.OpenAsync(fixture.Root, Token);

        var paths = await repository.ReadUncommittedPathsAsync(Token);

        Assert.Equal(
            ["changed ü.txt", "deep/new.txt", "deleted.txt", "staged.txt"], paths.Order(StringComparer.Ordinal));
    }
}
