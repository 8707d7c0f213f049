using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Checking;

public sealed class LinkedInputRuleTests
{
    [Theory]
    [InlineData("packages/X/a.cs", "../Y/Y.csproj")]
    [InlineData("packages/X/gone.cs", "nowhere")]
    [InlineData("packages/X/folder", "../Y")]
    public async Task An_input_that_is_a_symbolic_link_is_PSR5022(string path, string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link takes a privilege there.");
        using var repository = await ConventionsRepository.CreateAsync();
        File.CreateSymbolicLink(repository.Combine(path), target);

        await repository.AssertFindsAsync("PSR5022", $"packages/X: its input '{path}' is a symbolic link");
    }

    [Theory]
    [InlineData("packages/X/version.json")]
    [InlineData("version.json")]
    public async Task A_version_file_that_is_a_symbolic_link_is_PSR1027(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link takes a privilege there.");
        using var repository = await ConventionsRepository.CreateAsync();
        File.Move(repository.Combine(path), repository.Combine("moved.json"));
        File.CreateSymbolicLink(repository.Combine(path), repository.Combine("moved.json"));

        await repository.AssertFindsAsync("PSR1027", $"{path}: it is a symbolic link");
    }

    [Fact]
    public async Task A_submodule_among_the_inputs_is_PSR5022()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        Directory.CreateDirectory(repository.Combine("packages/X/inner"));
        await repository.GitAsync(
            ["update-index", "--add", "--cacheinfo", $"160000,{new string('1', 40)},packages/X/inner"]);

        await repository.AssertFindsAsync("PSR5022", "packages/X: its input 'packages/X/inner' is a submodule");
    }

    [Fact]
    public async Task A_repository_in_the_folder_of_a_package_is_PSR5022()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        Directory.CreateDirectory(repository.Combine("packages/X/inner"));
        await repository.GitAsync(["init", "--quiet", "packages/X/inner"]);
        repository.Write("packages/X/inner/a.cs", "");

        await repository.AssertFindsAsync("PSR5022", "packages/X: its input 'packages/X/inner' is another repository");
    }

    [Fact]
    public async Task A_link_that_is_no_input_is_accepted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link takes a privilege there.");
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(
            "packages/X/version.json", """{ "inherit": true, "version": "1.0", "pathFilters": [ ".", ":!docs" ] }""");
        Directory.CreateDirectory(repository.Combine("packages/X/docs"));
        File.CreateSymbolicLink(repository.Combine("packages/X/docs/Y"), "../../Y");
        File.CreateSymbolicLink(repository.Combine("latest"), "packages/X");

        var findings = await repository.CheckFilesAsync();

        Assert.DoesNotContain(findings, finding => finding.Problem.Code == "PSR5022");
    }
}
