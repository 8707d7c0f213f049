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

        Assert.Equal(
            "committed",
            await File.ReadAllTextAsync(Path.Combine(checkout, "a.txt"), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Path.Combine(checkout, "new.txt")));
    }

    [Fact]
    public async Task The_checkout_is_on_no_branch_and_has_nothing_of_the_templates_of_git()
    {
        using var repository = await FixtureRepository.CreateAsync();
        var commit = await repository.CommitAsync("first");

        var checkout = await CreateAsync(repository, commit);

        Assert.Equal(
            commit,
            (await File.ReadAllTextAsync(
                Path.Combine(checkout, ".git/HEAD"), TestContext.Current.CancellationToken)).Trim());
        Assert.False(Directory.Exists(Path.Combine(checkout, ".git/hooks")));
    }

    [Fact]
    public async Task NBGV_compares_paths_by_their_case_in_a_checkout_on_any_file_system()
    {
        using var repository = await FixtureRepository.CreateAsync();
        var commit = await repository.CommitAsync("first");
        await repository.GitAsync(["config", "core.ignorecase", "true"]);

        var checkout = await CreateAsync(repository, commit);

        Assert.Equal("false", await repository.GitAsync(["-C", checkout, "config", "core.ignorecase"]));
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

    public static TheoryData<string> Places =>
        ["HOME", "XDG_CONFIG_HOME", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_COUNT", "GIT_CONFIG_GLOBAL"];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Hooks_filters_and_attributes_of_the_user_and_the_machine_do_not_reach_a_checkout(string place)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("packages/X/a.txt", "one\n");
        await repository.CommitAsync("Add a text");
        var environment = WriteHostileSettings(place);
        environment["DOTNET_HOST_PATH"] = FakeProgram.Write(
            _folder.Combine("dotnet"), $"cp -r \"$PWD\" '{_folder.Combine("seen")}'; exit 1");
        environment["PATH"] = FakeProgram.WriteGit(
            _folder.Combine("bin"),
            $"echo \"$1 $GIT_ATTR_NOSYSTEM $GIT_CONFIG_NOSYSTEM\" >>'{_folder.Combine("calls")}'\n"

                // git takes the repository for one of another owner.
                + "[ \"$1\" != clone ] || export GIT_TEST_ASSUME_DIFFERENT_OWNER=1");

        var run = await ToolProcess.StartAsync(environment, "--repo", repository.Root, "publish");

        Assert.Matches(@"error PSR3001: X 1\.0\.2: commit [0-9a-f]{7} asks for \.NET SDK of any version", run.Error);
        Assert.Equal(
            "one\n",
            await File.ReadAllTextAsync(_folder.Combine("seen/packages/X/a.txt"), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(_folder.Combine("hooked")));

        // A test cannot write the files of the machine, such as /etc/gitattributes.
        string[] ofCheckout = ["clone", "update-ref", "reset"];
        var calls = await File.ReadAllLinesAsync(_folder.Combine("calls"), TestContext.Current.CancellationToken);
        Assert.Equal(
            ofCheckout.Select(command => $"{command} 1 1"),
            calls.Where(call => ofCheckout.Contains(call.Split(' ')[0])).Distinct());
    }

    [Fact]
    public async Task Settings_of_a_repository_around_the_temporary_folder_do_not_reach_a_checkout()
    {
        using var repository = await FixtureRepository.CreateAsync();
        using var around = await FixtureRepository.CreateAsync();
        repository.Write("a.txt", "one\n");
        var commit = await repository.CommitAsync("first");
        await around.GitAsync(["config", "protocol.file.allow", "never"]);
        await around.GitAsync(["config", "clone.filterSubmodules", "maybe"]);
        var folder = Directory.CreateDirectory(around.Combine("temporary/run")).FullName;

        var checkout = await CleanCheckout.CreateAsync(
            repository.Root, commit, Path.Combine(folder, "checkout"), TestContext.Current.CancellationToken);

        Assert.True(File.Exists(Path.Combine(checkout.Folder, "a.txt")));
    }

    [Fact]
    public async Task A_clone_that_may_not_be_shared_by_its_own_settings_is_checked_out()
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write("a.txt", "one\n");
        var commit = await repository.CommitAsync("first");
        await repository.GitAsync(["config", "protocol.file.allow", "never"]);
        await repository.GitAsync(["config", "core.hooksPath", repository.Combine("hooks")]);

        var checkout = await CreateAsync(repository, commit);

        Assert.True(File.Exists(Path.Combine(checkout, "a.txt")));
    }

    [Fact]
    public async Task A_clone_whose_path_NBGV_would_split_is_PSR1032()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        using var repository = await FixtureRepository.CreateAsync();
        var commit = await repository.CommitAsync("first");
        await repository.GitAsync(["clone", "--quiet", repository.Root, _folder.Combine("a:b")]);

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => CleanCheckout.CreateAsync(
            _folder.Combine("a:b"), commit, _folder.Combine("the checkout"), TestContext.Current.CancellationToken));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal("PSR1032", problem.Code);
        Assert.Contains("Move the clone", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partial_clone_that_lacks_a_file_of_the_commit_is_PSR1031()
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write("a.txt", "1");
        var commit = await repository.CommitAsync("first");
        repository.Write("a.txt", "2");
        await repository.CommitAsync("second");
        await repository.GitAsync(["config", "uploadpack.allowFilter", "true"]);
        var clone = _folder.Combine("partial");
        await repository.GitAsync(
            ["clone", "--quiet", "--filter=blob:none", new Uri(repository.Root).AbsoluteUri, clone]);

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => CleanCheckout.CreateAsync(
            clone, commit, _folder.Combine("the checkout"), TestContext.Current.CancellationToken));
        await repository.GitAsync(["-C", clone, "fetch", "--quiet", "--refetch", "--no-filter"]);
        var checkout = await CleanCheckout.CreateAsync(
            clone, commit, _folder.Combine("another checkout"), TestContext.Current.CancellationToken);

        var problem = Assert.Single(exception.Problems);
        Assert.True(problem.Code == "PSR1031", problem.Text);
        Assert.Contains("git fetch --refetch --no-filter", problem.Text, StringComparison.Ordinal);
        Assert.Equal(
            "1",
            await File.ReadAllTextAsync(Path.Combine(checkout.Folder, "a.txt"), TestContext.Current.CancellationToken));
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

    /// <summary>Writes settings that would change a checkout, where git looks for them.</summary>
    private Dictionary<string, string?> WriteHostileSettings(string place)
    {
        FakeProgram.Write(_folder.Combine("hooks/reference-transaction"), $"touch '{_folder.Combine("hooked")}'");
        FakeProgram.Write(_folder.Combine("hooks/post-checkout"), $"touch '{_folder.Combine("hooked")}'");
        File.WriteAllText(_folder.Combine("attributes"), "*.txt filter=shout\n");
        if (place is "HOME" or "XDG_CONFIG_HOME")
        {
            // git reads this file without a setting that names it.
            var found = _folder.Combine(place == "HOME" ? ".config/git/attributes" : "git/attributes");
            Directory.CreateDirectory(Path.GetDirectoryName(found)!);
            File.WriteAllText(found, "*.txt text eol=crlf\n");
        }

        (string Key, string Value)[] settings =
        [
            ("core.autocrlf", "true"), ("core.hooksPath", _folder.Combine(
                "hooks")), ("core.attributesFile", _folder.Combine("attributes")),
            ("filter.shout.smudge", "tr a-z A-Z"), ("protocol.file.allow", "never"),
        ];
        var file = _folder.Combine(
            place switch { "HOME" => ".gitconfig", "XDG_CONFIG_HOME" => "git/config", _ => "settings" });
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, string.Concat(settings.Select(each =>
            $"[{each.Key[..each.Key.LastIndexOf('.')].Replace("filter.shout", "filter \"shout\"", StringComparison.Ordinal)}]\n"
            + $"{each.Key[(each.Key.LastIndexOf('.') + 1)..]} = \"{each.Value}\"\n"))
            .Replace("[protocol.file]", "[protocol \"file\"]", StringComparison.Ordinal));
        if (place != "GIT_CONFIG_COUNT")
        {
            return place == "HOME"
                ? new() { [place] = _folder.Path, ["XDG_CONFIG_HOME"] = null }
                : new() { [place] = place == "XDG_CONFIG_HOME" ? _folder.Path : file };
        }

        var variables = new Dictionary<string, string?> { [place] = $"{settings.Length}" };
        foreach (var (index, (key, value)) in settings.Index())
        {
            variables[$"GIT_CONFIG_KEY_{index}"] = key;
            variables[$"GIT_CONFIG_VALUE_{index}"] = value;
        }

        return variables;
    }

    private static string[] ListFiles(FixtureRepository repository) =>
        [.. Directory.EnumerateFileSystemEntries(repository.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
