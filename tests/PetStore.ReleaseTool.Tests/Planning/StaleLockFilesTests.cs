using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Planning;

public sealed class StaleLockFilesTests
{
    private const string LockFile =
        """
        { "version": 2, "dependencies": { "net10.0": {
          "Third.Party": { "type": "Direct", "requested": "[2.0.0, )", "resolved": "2.0.0" },
          "Transitive": { "type": "Transitive", "resolved": "1.0.0" } } } }
        """;

    [Theory]
    [InlineData("""<PackageVersion Include="Third.Party" Version="2.0.0" />""", null)]
    [InlineData("""<PackageVersion Include="third.party" Version="2.0" />""", null)]
    [InlineData("""<PackageVersion Include="Third.Party" Version="2.1.0" />""", "Third.Party '[2.0.0, )'")]
    [InlineData("""<PackageVersion Include="Third.Party" Version="[2.0.0]" />""", "Third.Party '[2.0.0, )'")]
    [InlineData("""<GlobalPackageReference Include="Third.Party" Version="2.1.0" />""", "Third.Party '[2.0.0, )'")]
    [InlineData("""<PackageVersion Include="Third.Party" Version="$(ThirdParty)" />""", null)]
    [InlineData("""<PackageVersion Include="Third.Party" Version="2.1.0" Condition="'$(A)' == ''" />"""
        + """<PackageVersion Include="Third.Party" Version="2.0.0" />""", null)]
    [InlineData("""<PackageVersion Include="Transitive" Version="1.1.0" />""", null)]
    [InlineData("""<PackageVersion Include="Other" Version="1.0.0" />""", null)]
    public void A_lock_file_is_stale_when_no_literal_central_version_is_the_one_that_it_asks_for(
        string items, string? expected)
    {
        var central = StaleLockFiles.ReadVersions($"<Project><ItemGroup>{items}</ItemGroup></Project>");
        var own = StaleLockFiles.ReadVersions("<Project />");

        Assert.Equal(expected, StaleLockFiles.FindStale(central, own, LockFile));
    }

    [Fact]
    public void A_version_that_the_project_states_itself_is_not_stale()
    {
        var central = StaleLockFiles.ReadVersions(
            """<Project><PackageVersion Include="Third.Party" Version="2.1.0" /></Project>""");
        var own = StaleLockFiles.ReadVersions(
            """<Project><PackageReference Include="Third.Party" VersionOverride="2.0.0" /></Project>""");

        Assert.Null(StaleLockFiles.FindStale(central, own, LockFile));
    }

    [Theory]
    [InlineData("Directory.Packages.props")]
    [InlineData("packages/Directory.Packages.props")]
    public async Task Plan_warns_of_a_forgotten_lock_file_and_names_the_fix(string path)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.Write("packages/X/packages.lock.json", LockFile);
        repository.Write(
            "Directory.Packages.props",
            """<Project><ItemGroup><PackageVersion Include="Third.Party" Version="2.0.0" /></ItemGroup></Project>""");
        repository.Write(
            path,
            """<Project><ItemGroup><PackageVersion Include="Third.Party" Version="2.1.0" /></ItemGroup></Project>""");
        await repository.CommitAsync("Raise a central version");

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertDone();
        var warning = Assert.Single(run.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith(
            "warning: packages/X/packages.lock.json: it asks for Third.Party '[2.0.0, )', "
                + $"but {path} has another version",
            warning,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "Run 'petstore-release check --fix', and commit the lock file.", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_lacks_a_file_to_compare_is_passed_over()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("Z");
        repository.WritePackage("Stale", "1.0");
        repository.Write("packages/Stale/packages.lock.json", LockFile);
        repository.Write(
            "packages/Stale/Directory.Packages.props",
            """<Project><PackageVersion Include="Third.Party" Version="2.1.0" /></Project>""");
        foreach (var (id, file) in new[] { ("X", "packages.lock.json"), ("Y", "Y.csproj") })
        {
            repository.WritePackage(id, "1.0");
            repository.Write($"packages/{id}/Directory.Packages.props", "<Project />");
            repository.Delete($"packages/{id}/{file}");
        }

        await repository.CommitAsync("Add packages");

        var warning = Assert.Single(await FindAsync(repository, "X", "Y", "Z", "Stale"));
        Assert.StartsWith("packages/Stale/packages.lock.json: it asks for ", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_central_versions_a_lock_file_is_not_stale()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");

        Assert.Empty(await FindAsync(repository, "X"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    public void A_lock_file_that_cannot_be_read_is_not_stale(string lockFile)
    {
        var central = StaleLockFiles.ReadVersions(
            """<Project><PackageVersion Include="X" Version="1.0" /></Project>""");

        Assert.Null(StaleLockFiles.FindStale(central, central, lockFile));
    }

    [Fact]
    public void A_file_that_is_not_XML_states_no_versions()
    {
        Assert.Empty(StaleLockFiles.ReadVersions("<Project"));
    }

    private static async Task<IReadOnlyList<string>> FindAsync(FixtureRepository fixture, params string[] ids)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var repository = await GitRepository.OpenAsync(fixture.Root, cancellationToken);
        var head = await new VersionReader(repository).ReadAsync("HEAD", cancellationToken);
        return await StaleLockFiles.FindAsync(repository, head, ids, cancellationToken);
    }
}
