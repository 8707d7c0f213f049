using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Building;

public sealed class CleanCheckoutTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_checkout_holds_the_commit_and_nothing_of_the_working_tree()
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write("a.txt", "committed");
        var commit = await repository.CommitAsync("first");
        repository.Write("a.txt", "committed later");
        await repository.CommitAsync("second");
        repository.Write("a.txt", "changed");
        repository.Write("new.txt", "new");

        var checkout = await CreateAsync(repository, commit);

        Assert.Equal("committed", await File.ReadAllTextAsync(Path.Combine(checkout, "a.txt"), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Path.Combine(checkout, "new.txt")));
    }

    [Fact]
    public async Task The_users_repository_stays_as_it_was()
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write("a.txt", "1");
        var commit = await repository.CommitAsync("first");
        var before = ListFiles(repository);

        await CreateAsync(repository, commit);

        Assert.Equal(before, ListFiles(repository));
    }

    [Fact]
    public async Task The_repositorys_own_hooks_filters_and_attributes_do_not_reach_the_files()
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write("a.txt", "one\n");
        var commit = await repository.CommitAsync("first");
        await repository.GitAsync(["config", "core.autocrlf", "true"]);
        await repository.GitAsync(["config", "filter.shout.smudge", "tr a-z A-Z"]);
        repository.Write(".git/info/attributes", "*.txt filter=shout");
        repository.Write(".git/hooks/post-checkout", "#!/bin/sh\necho hook > hook.txt\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(repository.Combine(".git/hooks/post-checkout"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var checkout = await CreateAsync(repository, commit);

        Assert.Equal("one\n", await File.ReadAllTextAsync(Path.Combine(checkout, "a.txt"), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Path.Combine(checkout, "hook.txt")));
    }

    [Fact]
    public async Task A_commit_that_is_not_there_is_an_error_of_git()
    {
        using var repository = await FixtureRepository.CreateAsync();
        await repository.CommitAsync("first");

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => CreateAsync(repository, new string('1', 40)));

        Assert.Equal("PSR1016", Assert.Single(exception.Problems).Code);
    }

    [Fact]
    public async Task A_commit_of_which_an_object_is_missing_is_not_checked_out_in_part()
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write("a.txt", "1");
        repository.Write("b.txt", "2");
        var commit = await repository.CommitAsync("first");
        var blob = await repository.GitAsync(["rev-parse", "HEAD:b.txt"]);
        repository.DeleteObject(blob);

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => CreateAsync(repository, commit));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal("PSR1016", problem.Code);
        Assert.Contains(blob, problem.Text, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> CreateAsync(FixtureRepository repository, string commit)
    {
        var checkout = _folder.Combine("the checkout");
        await CleanCheckout.CreateAsync(repository.Root, commit, checkout, TestContext.Current.CancellationToken);
        return checkout;
    }

    private static string[] ListFiles(FixtureRepository repository) =>
        [.. Directory.EnumerateFileSystemEntries(repository.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
