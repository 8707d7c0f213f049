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
        var lines = File.ReadAllLines(path).Where(
            line => !line.Contains(project.Replace('/', '\\'), StringComparison.Ordinal));
        File.WriteAllLines(path, lines);

        var finding = await repository.AssertFindsAsync(
            "PSR5008", $"{project}: it is not in Fixture.sln", $"dotnet sln Fixture.sln add {project}");

        Assert.Equal($"Added {project} to Fixture.sln.", finding.Fix?.Done);
    }

    [Fact]
    public async Task A_project_that_a_solution_lists_and_that_does_not_exist_is_PSR5017()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(
            "Other.slnx",
            """<Solution><Project Path="packages\Gone\Gone.csproj" /><File Path="gone.md" /></Solution>""");

        var finding = await repository.AssertFindsAsync("PSR5017", "Other.slnx: it lists 'packages/Gone/Gone.csproj'");

        Assert.Equal("Removed packages/Gone/Gone.csproj from Other.slnx.", finding.Fix?.Done);
    }

    [Fact]
    public async Task A_solution_folder_is_not_a_project()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        var path = repository.Combine("Fixture.sln");
        const string Folder = "Project(\"{2150E333-8FDC-42A3-9474-1A3956D46DE8}\") = \"gone\", \"gone\", \"{5}\"\n";
        File.WriteAllText(path, Folder + File.ReadAllText(path));

        Assert.Empty(await repository.CheckFilesAsync());
    }

    [Theory]
    [InlineData("| [Gone](packages/Gone/README.md) | gone |\n")]
    [InlineData("| [Gone](packages/Gone) | gone | see [X](packages/X/README.md) |\n")]
    public async Task A_row_of_a_package_that_does_not_exist_is_PSR5018_and_is_removed(string row)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        var path = repository.Combine("README.md");
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace("\n\nMore", "\n" + row + "\nMore", StringComparison.Ordinal));

        var finding = await repository.AssertFindsAsync("PSR5018", "README.md(5): it links to 'packages/Gone");

        await repository.AssertMendsAsync(finding, "Removed packages/Gone from README.md.");
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("README.md", "See [it](packages/Gone/a%20b.md#usage).")]
    [InlineData("README.md", "See [it][gone].\n\n[gone]: <./packages/Gone/README.md>")]
    [InlineData("README.md", "See [the tests](tests/Gone.Tests).")]
    [InlineData("packages/X/README.md", "See [it](../Gone/README.md).")]
    [InlineData("docs/guide.md", "See [it](/packages/Gone/).")]
    [InlineData("docs/guide.md", "| [X](../packages/X/README.md) | [it](../packages/Gone) |")]
    public async Task A_link_to_a_package_that_does_not_exist_is_PSR5018_and_is_left_to_a_person(
        string path, string link)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(path, $"{(path == "README.md" ? File.ReadAllText(repository.Combine(path)) : "")}{link}\n");

        var finding = await repository.AssertFindsAsync("PSR5018", $"{path}(");

        Assert.Null(finding.Fix);
    }

    [Theory]
    [InlineData("[it](packages/X/src/), [web](https://example.org/packages/Gone), [top](#packages/Gone), "
        + "[up](../packages/Gone)")]
    [InlineData("```\n[it](packages/Gone/README.md)\n```")]
    public async Task Other_links_are_accepted(string text)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("GUIDE.md", text);

        Assert.Empty(await repository.CheckFilesAsync());
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
        Assert.All(
            findings,
            finding => Assert.Contains("the root has no solution", finding.Problem.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_package_without_a_test_project_is_PSR5009()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Delete("tests/Y.Tests");
        var path = repository.Combine("Fixture.sln");
        File.WriteAllLines(
            path, File.ReadAllLines(path).Where(line => !line.Contains("Y.Tests", StringComparison.Ordinal)));

        await repository.AssertFindsAsync(
            "PSR5009", "packages/Y: the test project 'tests/Y.Tests/Y.Tests.csproj' is missing");
    }

    [Fact]
    public async Task A_package_without_a_row_in_the_README_is_PSR5010_and_gets_one_of_its_description()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(
            "README.md", "| Package | What for | Take it |\n|---|---|---|\n| [X](packages/X/README.md) | x | here |\n\n"
                + "More.\n");
        repository.Write(
            "packages/Y/Y.csproj",
            "<Project><PropertyGroup><Description>Reads a|b.</Description></PropertyGroup></Project>");
        repository.Write("packages/Y/README.md", "# Y\n");

        var finding = await repository.AssertFindsAsync(
            "PSR5010", "README.md: its table of packages has no row that links to packages/Y");

        await repository.AssertMendsAsync(finding, "Added Y to README.md.");
        Assert.Equal(
            "| Package | What for | Take it |\n|---|---|---|\n| [X](packages/X/README.md) | x | here |\n"
                + "| [Y](packages/Y/README.md) | Reads a\\|b. | |\n\nMore.\n",
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
        var exception = await Assert.ThrowsAsync<ReleaseException>(
            () => finding.Fix.ApplyAsync(repository.Root, TestContext.Current.CancellationToken));

        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Row + "| [Y](packages/Y) |  |\n")], mended);
        Assert.StartsWith(
            "error PSR5001: README.md: it cannot be read: it is not "
                + "UTF-8", exception.Problems[0].ToString(), StringComparison.Ordinal);
        Assert.Equal([.. Encoding.UTF8.GetBytes(Row), 0xE9], File.ReadAllBytes(repository.Combine("README.md")));
    }
}
