using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Building;

public sealed class InputInspectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_paths_at_most_are_named()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await AddSubmodulesAsync(repository, [.. Enumerable.Range(1, 6).Select(each => $"packages/X/{each}")]);

        var problem = await InspectAsync(repository);

        Assert.Contains("'packages/X/4', 'packages/X/5'", problem!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("'packages/X/6'", problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("packages/X/inner", "PSR3014")]
    [InlineData("packages/Xy/inner", null)]
    public async Task Of_a_package_without_path_filters_its_own_folder_is_inspected(string path, string? code)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("version.json", "{}");
        repository.Write("packages/X/version.json", """{ "version": "1.0" }""");
        await repository.GitAsync(["add", "--all"]);
        await AddSubmodulesAsync(repository, path);

        var problem = await InspectAsync(repository);

        Assert.Equal(code, problem?.Code);
    }

    [Fact]
    public async Task A_submodule_whose_name_has_the_attribute_of_a_filter_is_not_read()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(".gitattributes", "*.bin filter=lfs\n");
        await repository.GitAsync(["add", "--all"]);
        await AddSubmodulesAsync(repository, "packages/X/a.bin");

        var problem = await InspectAsync(repository);

        Assert.Equal("PSR3014", problem?.Code);
    }

    [Theory]
    [InlineData("a.txt", "version https://git-lfs.github.com/spec/v1\n")]
    [InlineData("a.lfs", "version")]
    [InlineData("a.crypt", "\0GITCRYPT")]
    public async Task A_file_without_the_attribute_or_with_another_beginning_has_its_content(string name, string text)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(".gitattributes", "*.lfs filter=lfs -text\n*.crypt filter=git-crypt -text\n");
        repository.Write($"packages/X/{name}", text);
        await repository.CommitAsync("Add a file");

        Assert.Null(await InspectAsync(repository));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task AddSubmodulesAsync(FixtureRepository repository, params string[] paths)
    {
        foreach (var path in paths)
        {
            await repository.GitAsync(
                ["update-index", "--add", "--cacheinfo", $"160000,{new string('1', 40)},{path}"]);
        }

        await repository.GitAsync(["commit", "--quiet", "--message", "Add submodules"]);
    }

    private async Task<Problem?> InspectAsync(FixtureRepository fixture)
    {
        var repository = await GitRepository.OpenAsync(fixture.Root, Token);
        var head = await new VersionReader(repository).ReadAsync("HEAD", Token);
        var release = head.Find("X", head.GetVersions("X").Last())!;
        var checkout = await CleanCheckout.CreateAsync(
            fixture.Root, release.Commit, _folder.Combine("checkout"), Token);
        return Assert.Single(await InputInspection.FindProblemsAsync(checkout, [release], Token));
    }
}
