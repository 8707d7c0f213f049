using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.History;

/// <summary>PSR1008 to 1010 and 1015: the lock file and the project of a package.</summary>
public sealed class PackageErrorTests
{
    private const string LockFile = "packages/X/packages.lock.json";

    [Fact]
    public async Task A_missing_lock_file_is_PSR1008()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Delete(LockFile);
        var commit = await repository.CommitAsync("Delete it");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertRefuses("PSR1008", $"{LockFile}: it is missing at commit {commit[..7]}", "dotnet restore packages/X");
    }

    [Theory]
    [InlineData("<<<<<<< HEAD", "it is not JSON")]
    [InlineData("{}", "it has no object 'dependencies'")]
    [InlineData("""{ "dependencies": { "net10.0": { "\ud800": { "type": "Project" } } } }""", "it is not JSON")]
    public async Task An_unreadable_lock_file_is_PSR1009(string text, string found)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(LockFile, text);
        var commit = await repository.CommitAsync("Break it");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertRefuses("PSR1009", $"{LockFile}: at commit {commit[..7]} {found}");
    }

    [Fact]
    public async Task A_lock_file_that_names_a_project_outside_of_packages_is_PSR1019()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.WritePackage("X", "1.0", "Unknown");
        await repository.CommitAsync("Depend on it");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertRefuses("PSR1019", LockFile, "it names the project 'unknown', which was not a package there");
    }

    [Fact]
    public async Task A_folder_and_a_project_of_different_names_are_PSR1010()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        File.Move(repository.Combine("packages/X/X.csproj"), repository.Combine("packages/X/Y.csproj"));
        await repository.CommitAsync("Rename the project");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertRefuses(
            "PSR1010", "packages/X: its folder has the project 'Y.csproj'", "expected one project 'X.csproj'");
    }

    [Fact]
    public async Task A_folder_without_a_project_is_PSR1010()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Delete("packages/X/X.csproj");
        await repository.CommitAsync("Delete the project");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertRefuses("PSR1010", "packages/X: its folder has no .csproj");
    }

    [Theory]
    [InlineData("<Project><PropertyGroup><PackageId>Y</PackageId></PropertyGroup>"
        + "</Project>", "its project sets 'PackageId' to 'Y'")]
    [InlineData(
        "<Project><PropertyGroup><AssemblyName>Y</AssemblyName></PropertyGroup>"
            + "</Project>", "its project sets 'AssemblyName' to 'Y'")]
    [InlineData("<Project>", "its project is not XML")]
    public async Task A_project_that_names_the_package_otherwise_is_PSR1010(string project, string found)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("packages/X/X.csproj", project);
        await repository.CommitAsync("Name it otherwise");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertRefuses("PSR1010", $"packages/X: {found}");
    }

    [Fact]
    public async Task Two_folders_whose_names_differ_in_case_alone_are_PSR1010()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("Acme.X");
        var files = new[]
        {
            ("version.json", FixtureFiles.VersionFile("2.0")), ("ACME.X.csproj", FixtureFiles.Project),
            ("packages.lock.json", FixtureFiles.LockFile()),
        }.Select(file => $"M 100644 inline packages/ACME.X/{file.Item1}\ndata <<END\n{file.Item2}\nEND\n");
        await repository.GitAsync(
            ["-c", "core.ignorecase=false", "fast-import", "--quiet"],
            "commit refs/heads/main\ncommitter A <a@example.org> 1700009999 +0000\ndata 0\nfrom refs/heads/main^0\n"
                + $"{string.Concat(files)}");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertRefuses("PSR1010", "packages/", "differs only in case, and NuGet ignores case");
        Assert.Contains("Acme.X", run.Error, StringComparison.Ordinal);
        Assert.Contains("ACME.X", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packages_that_depend_on_each_other_are_PSR1015()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.WritePackage("X", "1.0", "Y");
        repository.WritePackage("Y", "1.0", "X");
        await repository.CommitAsync("Make a circle");

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertRefuses("PSR1015", "The lock files of X 1.0.2, Y 1.0.2 name each other");
    }
}
