using NuGet.Versioning;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Notes;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Building;

public sealed class CheckoutPreparationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_commit_has_a_checkout_with_its_time_its_global_json_and_its_release_notes()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.Write("global.json", """{ "sdk": { "rollForward": "latestMajor", "version": "10.0.100" } }""");
        await repository.CommitChangeAsync("X");

        var (checkouts, refused) = await PrepareAsync(repository, "X 1.0.2", "X 1.0.1", "Y 1.0.1");

        Assert.Empty(refused);
        Assert.Equal(["X 1.0.2", "X 1.0.1, Y 1.0.1"], checkouts.Select(each => string.Join(", ", each.Releases)));
        Assert.Equal(
            (await repository.GitAsync(["log", "--format=%ct"])).Split('\n'), checkouts.Select(each => $"{each.Time}"));
        Assert.Contains("10.0.100", checkouts[0].GlobalJson, StringComparison.Ordinal);
        Assert.Empty(checkouts[1].GlobalJson);
        Assert.Contains(
            "- Change X (",
            await File.ReadAllTextAsync(Path.Combine(checkouts[0].Notes, "X.txt"), Token),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_SDK_of_each_global_json_is_looked_for()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(
            "global.json",
            """
            {
              // A comment, and commas at the end.
              "sdk": { "version": "99.0.100", "rollForward": "disable", },
            }
            """);
        await repository.CommitChangeAsync("X");

        var (checkouts, refused) = await PrepareAsync(repository, "X 1.0.1", "X 1.0.2");

        Assert.Equal(["X 1.0.1"], checkouts.SelectMany(each => each.Releases).Select(each => each.ToString()));
        var problem = Assert.Single(refused).Problem!;
        Assert.Equal("PSR3001", problem.Code);
        Assert.Matches(
            @"asks for \.NET SDK \{ ""version"": ""99\.0\.100"".*only these are installed: [0-9.a-z, -]+\. Install",
            problem.Text);
    }

    [Fact]
    public async Task A_global_json_that_is_not_JSON_is_PSR3001()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("global.json", """{ "sdk": """);
        await repository.CommitChangeAsync("X");

        var (_, refused) = await PrepareAsync(repository, "X 1.0.2");

        var problem = Assert.Single(refused).Problem!;
        Assert.Equal("PSR3001", problem.Code);
        Assert.Contains("by a global.json that is not JSON (", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_whose_releases_are_all_refused_has_no_checkout()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.GitAsync(
            ["update-index", "--add", "--cacheinfo", $"160000,{new string('1', 40)},packages/X/inner"]);
        await repository.GitAsync(["commit", "--quiet", "--message", "Add a submodule"]);

        var (checkouts, refused) = await PrepareAsync(repository, "X 1.0.2");

        Assert.Empty(checkouts);
        Assert.Equal("PSR3014", Assert.Single(refused).Problem?.Code);
    }

    [Theory]
    [InlineData("315532800 +0000")]
    [InlineData("4354732800 +0000")]
    public async Task The_first_and_the_last_date_that_a_package_can_hold_are_accepted(string date)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.SetCommitterDateAsync(date);

        var (checkouts, refused) = await PrepareAsync(repository, "X 1.0.1");

        Assert.Empty(refused);
        Assert.Single(checkouts);
    }

    [Fact]
    public async Task A_commit_that_cannot_be_checked_out_holds_back_no_other()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("packages/X/a.txt", "text");
        await repository.CommitAsync("Add a text");
        repository.DeleteObject(await repository.GitAsync(["rev-parse", "HEAD:packages/X/a.txt"]));

        var (checkouts, refused) = await PrepareAsync(repository, "X 1.0.2", "X 1.0.1");

        Assert.Equal("PSR1016", Assert.Single(refused).Problem?.Code);
        Assert.Equal("X 1.0.1", Assert.Single(Assert.Single(checkouts).Releases).ToString());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_PSR3006()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        _folder.Dispose();

        var (checkouts, refused) = await PrepareAsync(repository, "X 1.0.1");

        Assert.Empty(checkouts);
        Assert.Equal("PSR3006", Assert.Single(refused).Problem?.Code);
        Directory.CreateDirectory(_folder.Path);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(IReadOnlyList<ReleaseCheckout> Checkouts, IReadOnlyList<BuildResult> Refused)> PrepareAsync(
        FixtureRepository fixture, params string[] names)
    {
        var repository = await GitRepository.OpenAsync(fixture.Root, Token);
        var versions = new VersionReader(repository);
        var head = await versions.ReadAsync("HEAD", Token);
        var releases = names.Select(name => name.Split(' '))
            .Select(parts => head.Find(parts[0], NuGetVersion.Parse(parts[1]))!);
        return await new CheckoutPreparation(repository, new NotesReader(repository, versions))
            .PrepareAsync([.. releases], _folder.Path, Token);
    }
}
