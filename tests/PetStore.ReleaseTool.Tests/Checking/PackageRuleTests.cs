using System.Text;
using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Tests.Checking;

public sealed class PackageRuleTests
{
    private static readonly CancellationToken _none = CancellationToken.None;

    [Fact]
    public async Task Nothing_is_found_where_all_conventions_hold()
    {
        using var repository = await ConventionsRepository.CreateAsync();

        Assert.Empty(await repository.CheckFilesAsync());
    }

    [Fact]
    public async Task What_is_not_committed_yet_counts_and_what_git_ignores_does_not()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(".gitignore", "packages/X/Ignored/\n");
        repository.Write("packages/X/Ignored/version.json", "broken");
        repository.Write("packages/X/version.json", """{ "inherit": true, "version": "1", "pathFilters": [ "." ] }""");

        await repository.AssertFindsAsync("PSR1003", "packages/X/version.json: 'version' is '1'");
    }

    [Theory]
    [InlineData("PSR1003", "packages/X/version.json", "{ \"inherit\": true, \"pathFilters\": [ \".\" ] }")]
    [InlineData("PSR1005", "packages/X/version.json", "{")]
    [InlineData(
        "PSR1006", "packages/X/version.json",
        "{ \"inherit\": true, \"version\": \"1.0\", \"pathFilters\": [ \".\" ], \"pathFilter\": [] }")]
    [InlineData(
        "PSR1007", "packages/X/version.json", "{ \"inherit\": true, \"version\": \"1.0\", "
            + "\"pathFilters\": [ \"/packages/X/Sub\" ] }")]
    [InlineData("PSR1011", "packages/X/version.json", "{ \"inherit\": true, \"version\": \"1.0\", "
        + "\"pathFilters\": [ \".\", \"*.cs\" ] }")]
    public async Task A_version_file_that_breaks_a_convention_is_found_with_its_code(
        string code, string place, string text)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("packages/X/version.json", text);

        var findings = await repository.CheckFilesAsync();

        Assert.Contains(
            findings,
            finding => finding.Problem.ToString().StartsWith($"error {code}: {place}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ \"inherit\": true, \"version\": \"1.0\" }", "{ \"pathFilters\": [ \".\" ], \"inherit\": true, "
        + "\"version\": \"1.0\" }")]
    [InlineData("{inherit:true,version:'1.0'}", "{\"pathFilters\": [ \".\" ],inherit:true,version:'1.0'}")]
    [InlineData(
        "// one\r\n/* two */ {\r\n\t// three\r\n\t'inherit': true,\r\n\t'version': '1.0', // four\r\n}\r\n",
        "// one\r\n/* two */ {\r\n\t\"pathFilters\": [ \".\" ],\r\n\t// three\r\n\t'inherit': true,\r\n"
            + "\t'version': '1.0', // four\r\n}\r\n")]
    [InlineData(
        "\n\n{\n  \"inherit\": true, \"version\": \"1.0\"\n}\n",
        "\n\n{\n  \"pathFilters\": [ \".\" ],\n  \"inherit\": true, \"version\": \"1.0\"\n}\n")]
    [InlineData(
        "\uFEFF{ \"inherit\": true, \"version\": \"1.0\", \"pathFilters\": null }",
        "\uFEFF{ \"pathFilters\": [ \".\" ], \"inherit\": true, \"version\": \"1.0\", \"pathFilters\": null }")]
    public async Task Path_filters_that_are_missing_are_added_and_all_else_is_kept(string before, string after)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("packages/X/version.json", before);

        var finding = await repository.AssertFindsAsync("PSR1007", "packages/X/version.json: 'pathFilters' ");

        await repository.AssertMendsAsync(finding, "Added 'pathFilters' to packages/X/version.json.");
        Assert.Equal(
            Encoding.UTF8.GetBytes(after),
            await File.ReadAllBytesAsync(repository.Combine("packages/X/version.json"), _none));
    }

    [Fact]
    public async Task Path_filters_of_an_empty_object_are_added_without_a_comma()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("packages/X/version.json", "{}");
        var fix = new PathFiltersFix("packages/X/version.json");

        await fix.ApplyAsync(repository.Root, _none);

        Assert.Equal(
            "{ \"pathFilters\": [ \".\" ] }",
            await File.ReadAllTextAsync(repository.Combine("packages/X/version.json"), _none));
    }

    [Fact]
    public async Task A_version_file_that_does_not_inherit_is_PSR5002()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(
            "packages/X/version.json",
            """{ "version": "1.0", "pathFilters": [ ".", "/version.json", "/Directory.Build.props" """
                + """], "nugetPackageVersion": { "semVer": 2 } }""");

        var findings = await repository.CheckFilesAsync();

        Assert.Contains(
            findings,
            finding => finding.Problem.ToString()
                .StartsWith("error PSR5002: packages/X/version.json: 'inherit' is not true", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_package_without_a_version_file_is_PSR1004()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Delete("packages/X/version.json");

        var findings = await repository.CheckFilesAsync();

        Assert.Contains(findings, finding => finding.Problem.Code == "PSR1004");
    }

    [Fact]
    public async Task A_project_of_another_name_is_PSR1010()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(
            "packages/X/X.csproj", "<Project><PropertyGroup><PackageId>Other</PackageId></PropertyGroup></Project>");

        await repository.AssertFindsAsync("PSR1010", "packages/X: its project sets 'PackageId' to 'Other'");
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a{b}")]
    [InlineData("a:b")]
    [InlineData("#a")]
    [InlineData("a234567890a234567890a234567890a234567890a234567890a234567890a234567890a234567890a234567890a2345678901")]
    public async Task A_folder_whose_name_is_no_package_id_is_PSR1010(string name)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.WritePackage(name, "1.0");

        var findings = await repository.CheckFilesAsync();

        Assert.Contains(
            findings,
            finding => finding.Problem.ToString()
                .StartsWith($"error PSR1010: packages/{name}: NuGet does not accept that "
                    + "name", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lock_file_that_is_missing_or_ignored_is_PSR5005(bool isIgnored)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        await repository.GitAsync(["rm", "--quiet", "--cached", "packages/X/packages.lock.json"]);
        repository.Write(".gitignore", "packages.lock.json\n");
        if (!isIgnored)
        {
            repository.Delete("packages/X/packages.lock.json");
        }

        var finding = await repository.AssertFindsAsync(
            "PSR5005", "packages/X/packages.lock.json: it is missing or ignored by git");

        Assert.Equal("Wrote packages/X/packages.lock.json.", finding.Fix?.Done);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_PSR5001()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        var opened = await GitRepository.OpenAsync(repository.Root, TestContext.Current.CancellationToken);
        var tree = await WorkingFiles.ReadAsync(opened, TestContext.Current.CancellationToken);
        repository.Delete("README.md");

        var exception = Assert.Throws<ReleaseException>(() => tree.ReadText("README.md"));

        Assert.StartsWith(
            "error PSR5001: README.md: it cannot be read: ",
            exception.Problems[0].ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_without_packages_is_PSR2009()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Delete("packages");

        var findings = await repository.CheckFilesAsync();

        Assert.Contains(findings, finding =>
            finding.Problem.ToString().StartsWith("error PSR2009: packages: the working tree has no "
                + "packages.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Ignored/Ignored.csproj", "git does not have it")]
    [InlineData("Group/Inner/Inner.csproj", "a package is directly below 'packages'")]
    [InlineData("Other/.git", "it is a repository of its own")]
    public async Task A_folder_that_looks_like_a_package_and_is_not_one_is_PSR5015(string path, string reason)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(".gitignore", "Ignored/\n");
        repository.Write($"packages/{path}", FixtureFiles.Project);

        await repository.AssertFindsAsync("PSR5015", $"packages/{path.Split('/')[0]}: it is not released: {reason}");
    }
}
