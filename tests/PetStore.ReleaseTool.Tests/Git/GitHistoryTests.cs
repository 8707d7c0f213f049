using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Git;

public sealed class GitHistoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commit_has_its_id_its_parents_and_its_changed_paths()
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write("a.txt", "1");
        repository.Write("deep/b.txt", "1");
        var first = await repository.CommitAsync("first");
        repository.Write("a.txt", "2");
        var second = await repository.CommitAsync("second");

        var history = await ReadAsync(repository);

        Assert.Equal([first, second], history.Commits.Select(commit => commit.Id));
        Assert.Empty(history.Commits[0].Parents);
        Assert.Equal([0], history.Commits[1].Parents);
        Assert.Equal(["a.txt", "deep/b.txt"], history.Commits[0].ChangedPaths);
        Assert.Equal(["a.txt"], history.Commits[1].ChangedPaths);
    }

    [Fact]
    public async Task A_merge_has_the_paths_that_differ_from_any_parent_once_each()
    {
        using var repository = await CreateBranchesAsync();
        await repository.GitAsync(["merge", "--quiet", "--no-ff", "--no-commit", "side"]);
        repository.Write("both.txt", "by the merge");
        var merge = await repository.CommitAsync("merge");

        var history = await ReadAsync(repository);

        Assert.Equal(merge, history.Head.Id);
        Assert.Equal(2, history.Head.Parents.Count);
        Assert.Equal(["both.txt", "main.txt", "side.txt"], history.Head.ChangedPaths.Order());
    }

    [Fact]
    public async Task A_merge_that_takes_one_side_whole_differs_from_the_other_alone()
    {
        using var repository = await CreateBranchesAsync();
        await repository.GitAsync(["merge", "--quiet", "--no-ff", "--strategy=ours", "--message", "merge", "side"]);

        var history = await ReadAsync(repository);

        Assert.Equal(4, history.Commits.Count);
        Assert.Equal(["main.txt", "side.txt"], history.Head.ChangedPaths.Order());
    }

    [Fact]
    public async Task The_first_parent_is_the_branch_that_was_merged_into()
    {
        using var repository = await CreateBranchesAsync();
        var first = await repository.GitAsync(["rev-parse", "main"]);
        await repository.GitAsync(["merge", "--quiet", "--no-ff", "--message", "merge", "side"]);

        var history = await ReadAsync(repository);

        Assert.Equal(first, history.Commits[history.Line[^2]].Id);
        Assert.Equal(3, history.Line.Count);
    }

    [Theory]
    [InlineData("ü é 日本.txt")]
    [InlineData("with \"quotes\" and \\ backslash")]
    [InlineData("with a\ttab and a\nline feed")]
    [InlineData(" leading and trailing ")]
    [InlineData(":colon first")]
    [InlineData("\u0001 looks like a header")]
    public async Task Names_arrive_as_they_are(string name)
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write(name, "1");
        await repository.CommitAsync("first");

        var history = await ReadAsync(repository);

        Assert.Equal([name], history.Head.ChangedPaths);
    }

    [Fact]
    public async Task A_rename_is_a_change_of_both_paths()
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write("old.txt", "a text that stays the same");
        await repository.CommitAsync("first");
        await repository.GitAsync(["config", "diff.renames", "copies"]);
        await repository.GitAsync(["mv", "old.txt", "new.txt"]);
        await repository.CommitAsync("second");

        var history = await ReadAsync(repository);

        Assert.Equal(["new.txt", "old.txt"], history.Head.ChangedPaths.Order());
    }

    [Fact]
    public async Task A_change_of_the_mode_is_a_change()
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write("a.sh", "1");
        await repository.CommitAsync("first");
        await repository.GitAsync(["update-index", "--chmod=+x", "a.sh"]);
        await repository.GitAsync(["commit", "--quiet", "--message", "second"]);

        var history = await ReadAsync(repository);

        Assert.Equal(["a.sh"], history.Head.ChangedPaths);
    }

    [Fact]
    public async Task An_empty_commit_changes_nothing_and_is_there()
    {
        using var repository = await FixtureRepository.CreateAsync();
        await repository.CommitAsync("nothing at the root");
        repository.Write("a.txt", "1");
        await repository.CommitAsync("something");
        await repository.CommitAsync("nothing again");

        var history = await ReadAsync(repository);

        Assert.Equal([0, 1, 0], history.Commits.Select(commit => commit.ChangedPaths.Count));
        Assert.Equal(3, history.Line.Count);
    }

    [Fact]
    public async Task Output_that_is_larger_than_any_buffer_is_read_whole()
    {
        using var repository = await FixtureRepository.CreateAsync();
        var paths = Enumerable.Range(0, 5_000)
            .Select(number => $"packages/{new string('ü', 60)}/{number:D5} {new string('x', number % 90)}").ToArray();
        var files = paths.Select(path => $"M 100644 inline {path}\ndata 1\n1\n");
        await repository.GitAsync(
            ["fast-import", "--quiet"],
            "commit refs/heads/main\nmark :1\ncommitter A <a@example.org> 1700000000 +0000\ndata 0\n"
                + $"{string.Concat(files)}");

        var history = await ReadAsync(repository);

        Assert.Equal(paths, Assert.Single(history.Commits).ChangedPaths);
    }

    [Fact]
    public async Task The_users_settings_do_not_change_what_is_read()
    {
        using var repository = await CreateBranchesAsync();
        await repository.GitAsync(["merge", "--quiet", "--no-ff", "--message", "merge", "side"]);
        var expected = await ReadAsync(repository);
        string[] settings =
        [
            "color.ui=always", "core.abbrev=8", "core.quotePath=true", "diff.noprefix=true", "diff.renames=copies", "format.pretty=oneline",
            "log.decorate=full", "log.diffMerges=off", "log.follow=true", "log.showRoot=false", "log.showSignature=true",
            "diff.relative=true",
        ];
        foreach (var setting in settings)
        {
            await repository.GitAsync(["config", .. setting.Split('=')]);
        }

        var actual = await ReadAsync(repository);

        Assert.Equal(Describe(expected), Describe(actual));
    }

    [Fact]
    public async Task Files_that_make_versions_come_with_their_content_and_the_others_without()
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write("version.json", "{}");
        repository.Write("packages/X/version.json", "\uFEFF{ \"ü\": 1 }\n");
        repository.Write("packages/X/X.csproj", "<Project />");
        repository.Write("packages/X/packages.lock.json", "{}");
        repository.Write("packages/X/deep/Y.csproj", "<Project />");
        repository.Write("packages/X/a.cs", "1");
        repository.Write("tests/X/version.json", "{}");
        await repository.CommitAsync("first");

        var history = await ReadAsync(repository);

        Assert.Equal(
            ["packages/X/X.csproj", "packages/X/packages.lock.json", "packages/X/version.json", "version.json"],
            history.Head.Files.Select(file => file.Path));
        Assert.Equal("{ \"ü\": 1 }\n", history.VersionFiles[history.Head.Files[2].Blob!]);
        Assert.Equal("{}", history.VersionFiles[history.Head.Files[3].Blob!]);
        Assert.Equal(2, history.VersionFiles.Count);
    }

    [Fact]
    public async Task A_deleted_file_has_no_content()
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write("packages/X/version.json", "{}");
        await repository.CommitAsync("first");
        repository.Delete("packages/X");
        await repository.CommitAsync("second");

        var history = await ReadAsync(repository);

        Assert.Equal([new FileChange("packages/X/version.json", null)], history.Head.Files);
    }

    private static async Task<FixtureRepository> CreateBranchesAsync()
    {
        var repository = await FixtureRepository.CreateAsync();
        repository.Write("both.txt", "1");
        await repository.CommitAsync("first");
        await repository.GitAsync(["switch", "--quiet", "--create", "side"]);
        repository.Write("side.txt", "1");
        await repository.CommitAsync("on the side");
        await repository.GitAsync(["switch", "--quiet", "main"]);
        repository.Write("main.txt", "1");
        await repository.CommitAsync("on main");
        return repository;
    }

    private static async Task<CommitHistory> ReadAsync(FixtureRepository fixture)
    {
        var repository = await GitRepository.OpenAsync(fixture.Root, Token);
        return await repository.ReadHistoryAsync(await repository.ResolveAsync("HEAD", Token), Token);
    }

    private static IEnumerable<string> Describe(CommitHistory history) => history.Commits.Select(
        commit => $"{commit.Id} < {string.Join(' ', commit.Parents)}: {string.Join(", ", commit.ChangedPaths)}");
}
