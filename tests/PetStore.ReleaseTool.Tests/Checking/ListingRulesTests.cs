using System.Text;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Checking;

public sealed class ListingRulesTests
{
    [Theory]
    [InlineData("packages/X/X.csproj")]
    [InlineData("tests/X.Tests/X.Tests.csproj")]
    public async Task A_project_that_is_not_in_the_solution_is_PSR5008(string project)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        var path = repository.Combine("Fixture.sln");
        File.WriteAllText(path, File.ReadAllText(path).Replace(project.Replace('/', '\\'), "gone", StringComparison.Ordinal));

        var finding = await repository.AssertFindsAsync("PSR5008", $"{project}: it is not in Fixture.sln", $"dotnet sln Fixture.sln add {project}");

        Assert.Equal($"Added {project} to Fixture.sln.", finding.Fix?.Done);
    }

    [Fact]
    public async Task A_solution_in_XML_counts_as_well()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Delete("Fixture.sln");
        repository.Write("Fixture.slnx", """
            <Solution>
              <Project Path="packages/X/X.csproj" /><Project Path="packages/Y/Y.csproj" />
              <Project Path="tests/X.Tests/X.Tests.csproj" /><Project Path="tests/Y.Tests/Y.Tests.csproj" />
            </Solution>
            """);

        Assert.Empty(await repository.CheckFilesAsync());
    }

    [Fact]
    public async Task A_repository_without_a_solution_is_PSR5008_for_each_project()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Delete("Fixture.sln");

        var findings = await repository.CheckFilesAsync();

        Assert.Equal(4, findings.Count);
        Assert.All(findings, finding => Assert.Contains("the root has no solution", finding.Problem.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_package_without_a_test_project_is_PSR5009()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Delete("tests/Y.Tests");

        await repository.AssertFindsAsync("PSR5009", "packages/Y: the test project 'tests/Y.Tests/Y.Tests.csproj' is missing");
    }

    [Fact]
    public async Task A_package_without_a_row_in_the_README_is_PSR5010_and_gets_one_of_its_description()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("README.md", "| Package | What for | Take it |\n|---|---|---|\n| [X](packages/X/README.md) | x | here |\n\nMore.\n");
        repository.Write("packages/Y/Y.csproj", "<Project><PropertyGroup><Description>Reads a|b.</Description></PropertyGroup></Project>");

        var finding = await repository.AssertFindsAsync("PSR5010", "README.md: its table of packages has no row that links to packages/Y");

        await repository.AssertMendsAsync(finding, "Added Y to README.md.");
        Assert.Equal(
            "| Package | What for | Take it |\n|---|---|---|\n| [X](packages/X/README.md) | x | here |\n| [Y](packages/Y/README.md) | Reads a\\|b. | |\n\nMore.\n",
            File.ReadAllText(repository.Combine("README.md")));
    }

    [Theory]
    [InlineData("Nothing.\n")]
    [InlineData("| Other | Table |\n|---|---|\n| a | b |\n")]
    [InlineData(null)]
    public async Task A_README_without_a_table_of_packages_has_no_rule_about_it(string? text)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Delete("README.md");
        if (text is not null)
        {
            repository.Write("README.md", text);
        }

        Assert.Empty(await repository.CheckFilesAsync());
    }

    [Fact]
    public async Task A_README_keeps_its_byte_order_mark_and_is_left_alone_when_it_is_no_UTF_8()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        const string Row = "| [X](packages/X/README.md) | x |\n";
        File.WriteAllBytes(repository.Combine("README.md"), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Row)]);
        var finding = await repository.AssertFindsAsync("PSR5010", "README.md: its table of packages has no row");

        await finding.Fix!.ApplyAsync(repository.Root, TestContext.Current.CancellationToken);
        var mended = File.ReadAllBytes(repository.Combine("README.md"));
        File.WriteAllBytes(repository.Combine("README.md"), [.. Encoding.UTF8.GetBytes(Row), 0xE9]);
        var exception = await Assert.ThrowsAsync<ReleaseException>(() => finding.Fix.ApplyAsync(repository.Root, TestContext.Current.CancellationToken));

        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Row + "| [Y](packages/Y/README.md) |  |\n")], mended);
        Assert.StartsWith("error PSR5001: README.md: it cannot be read: it is not UTF-8", exception.Problems[0].ToString(), StringComparison.Ordinal);
        Assert.Equal([.. Encoding.UTF8.GetBytes(Row), 0xE9], File.ReadAllBytes(repository.Combine("README.md")));
    }
}
