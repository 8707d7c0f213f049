using PetStore.ReleaseTool.Commands;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

public sealed class CheckTests(CheckedRepository repository) : IClassFixture<CheckedRepository>, IAsyncLifetime
{
    private const string Project = "packages/Acme.Solo/Acme.Solo.csproj";

    public async ValueTask InitializeAsync() => await repository.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task All_that_can_be_written_is_written_and_named_and_then_nothing_is_found()
    {
        var run = await repository.CheckAsync();

        Assert.Equal(ExitStatus.Done, repository.Fixed.Status);
        Assert.Equal(
            [
                "Added Acme.Json to README.md.",
                "Added Acme.Solo to README.md.",
                "Added packages/Acme.Json/Acme.Json.csproj to Acme.sln.",
                "Added packages/Acme.Solo/Acme.Solo.csproj to Acme.sln.",
                "Added packages/Acme.Text/Acme.Text.csproj to Acme.sln.",
                "Added tests/Acme.Json.Tests/Acme.Json.Tests.csproj to Acme.sln.",
                "Added tests/Acme.Solo.Tests/Acme.Solo.Tests.csproj to Acme.sln.",
                "Added tests/Acme.Text.Tests/Acme.Text.Tests.csproj to Acme.sln.",
                "All conventions hold.",
                "Wrote azure-pipelines/Acme.Json.yml.",
                "Wrote azure-pipelines/Acme.Solo.yml.",
                "Wrote azure-pipelines/Acme.Text.yml.",
                "Wrote azure-pipelines/pull-request.yml.",
                "Wrote azure-pipelines/reconcile.yml.",
                "Wrote azure-pipelines/templates/prepare.yml.",
                "Wrote azure-pipelines/templates/publish-package.yml.",
                "Wrote azure-pipelines/templates/test-affected.yml.",
                "Wrote azure-pipelines/templates/test-legs.yml.",
                "Wrote azure-pipelines/templates/test-projects.yml.",
                "Wrote packages/Acme.Solo/packages.lock.json.",
            ],
            repository.Fixed.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        run.AssertDone();
        Assert.Equal("All conventions hold." + Environment.NewLine, run.Output);
    }

    [Fact]
    public async Task Files_that_a_project_is_built_from_and_that_are_not_inputs_are_PSR5003()
    {
        string[] files =
            [
                "L.dll", "Linked.cs", "copied.txt", "embedded.txt", "icon.ico", "my.nuspec", "packed.txt",
                "packed2.txt", "some.rsp"];
        foreach (var file in files)
        {
            repository.Git.Write($"shared/{file}", "");
        }

        repository.Git.Write("shared/My.props", "<Project />");
        repository.Git.Write(
            Project,
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="../../shared/My.props" />
              <PropertyGroup>
                <ApplicationIcon>../../shared/icon.ico</ApplicationIcon>
                <CompilerResponseFile>../../shared/some.rsp</CompilerResponseFile>
                <NuspecFile>../../shared/my.nuspec</NuspecFile>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="../../shared/Linked.cs" />
                <EmbeddedResource Include="../../shared/emb*.txt" />
                <None Include="../../shared/packed.txt" Pack="true" />
                <None Include="../../shared/packed2.txt" Pack="True" />
                <None Include="../../shared/copied.txt" CopyToOutputDirectory="Always" />
                <Reference Include="L"><HintPath>..\..\shared\L.dll</HintPath></Reference>
              </ItemGroup>
            </Project>
            """);

        var run = await repository.CheckAsync();

        Assert.Equal(ExitStatus.Failed, run.Status);
        Assert.Equal(
            [.. files.Append("My.props").Order(StringComparer.Ordinal).Select(file =>
                $"error PSR5003: packages/Acme.Solo: it is built from 'shared/{file}', which is not one of its inputs, "
                + $"so a change there would release nothing. Add \"/shared/{file}\" to 'pathFilters' in "
                + "packages/Acme.Solo/version.json.")],
            run.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line.StartsWith("error ", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_of_one_target_framework_alone_is_found_too()
    {
        repository.Git.Write("shared/Linked.cs", "");
        repository.Git.Write(
            "packages/Acme.Text/Acme.Text.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework /><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks></PropertyGroup>
              <ItemGroup Condition="'$(TargetFramework)' == 'netstandard2.0'"><Compile Include="../../shared/Linked.cs" /></ItemGroup>
            </Project>
            """);

        var run = await repository.CheckAsync();

        Assert.Contains(
            "error PSR5003: packages/Acme.Text: it is built from 'shared/Linked.cs'",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_an_exclude_takes_away_but_the_compiler_reads_is_PSR5003()
    {
        repository.Git.Write(
            "packages/Acme.Solo/version.json",
            """{ "inherit": true, "version": "1.0", "pathFilters": [ ".", ":!Solo.cs" ] }""");

        var run = await repository.CheckAsync("--fix");

        run.AssertStops("PSR5003", "packages/Acme.Solo: it is built from 'packages/Acme.Solo/Solo.cs'");
        Assert.StartsWith("Wrote azure-pipelines/Acme.Solo.yml.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_MSBuild_cannot_evaluate_is_PSR5004()
    {
        repository.Git.Write(Project, """<Project Sdk="Microsoft.NET.Sdk"><Import Project="gone.props" /></Project>""");

        var run = await repository.CheckAsync();

        Assert.Contains($"error PSR5004: {Project}: MSBuild cannot evaluate it: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("gone.props", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_file_that_is_not_current_is_PSR5005_and_is_written()
    {
        repository.Acme.WriteThirdPartyVersion("13.0.4");

        var found = await repository.CheckAsync();
        var mended = await repository.CheckAsync("--fix");

        found.AssertFailed("PSR5005", "packages/Acme.Json/packages.lock.json: it is out of date");
        mended.AssertDone();
        Assert.StartsWith("Wrote packages/Acme.Json/packages.lock.json.", mended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_file_is_current_also_where_the_static_graph_would_need_another_one()
    {
        repository.Git.Write(Project, """
            <Project Sdk="Microsoft.NET.Sdk">
              <Target Name="AddPackage" BeforeTargets="_GetRestoreProjectStyle">
                <ItemGroup><PackageReference Include="Newtonsoft.Json" /></ItemGroup>
              </Target>
            </Project>
            """);
        await repository.Acme.RestoreAsync(Project);

        var run = await repository.CheckAsync();

        run.AssertDone();
    }

    [Fact]
    public async Task Packages_that_cannot_be_restored_are_PSR5006()
    {
        var path = repository.Git.Combine("packages/Acme.Json/packages.lock.json");
        File.WriteAllText(
            path, File.ReadAllText(path).Replace("\"contentHash\": \"", "\"contentHash\": \"other", StringComparison.Ordinal));

        var run = await repository.CheckAsync();

        run.AssertFailed("PSR5006", "The projects cannot be restored");
        Assert.Contains("NU1403", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pin_that_no_commit_produced_is_PSR2003()
    {
        repository.Git.WriteConsumer("App", "Acme.Text", "1.0.9");

        var run = await repository.CheckAsync();

        Assert.Contains(
            "error PSR2003: consumers/App/App.csproj: it asks for Acme.Text '1.0.9'",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_cannot_be_done_is_PSR5011()
    {
        repository.Git.Write("Acme.sln", "no solution");

        var run = await repository.CheckAsync("--fix");

        Assert.Equal(ExitStatus.Failed, run.Status);
        Assert.Contains(
            "error PSR5011: 'dotnet sln Acme.sln add packages/Acme.Json/Acme.Json.csproj' "
                + "failed.", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "error PSR5008: packages/Acme.Json/Acme.Json.csproj: it is not in Acme.sln",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_fails_does_not_hold_back_the_others()
    {
        repository.Git.Write("Acme.sln", "no solution");
        repository.Git.Delete("azure-pipelines/Acme.Solo.yml");

        var run = await repository.CheckAsync("--fix");

        Assert.Contains("Wrote azure-pipelines/Acme.Solo.yml.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_id_that_comes_from_a_shared_file_is_PSR1010()
    {
        repository.Git.Write(
            "packages/Acme.Solo/Directory.Build.targets",
            "<Project><PropertyGroup><PackageId>Pet.$(MSBuildProjectName)</PackageId></PropertyGroup></Project>");

        var run = await repository.CheckAsync();

        run.AssertFailed("PSR1010", "packages/Acme.Solo: its project packs 'Pet.Acme.Solo'");
    }

    [Fact]
    public async Task A_reference_to_a_project_that_is_no_package_is_PSR5013()
    {
        repository.Git.Write(
            Project,
            """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference """
                + """Include="../../tests/Acme.Text.Tests/Acme.Text.Tests.csproj" /></ItemGroup></Project>""");

        var run = await repository.CheckAsync();

        Assert.Contains(
            $"error PSR5013: {Project}: it refers to the project "
                + "'tests/Acme.Text.Tests/Acme.Text.Tests.csproj'", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_file_of_a_test_project_counts_too()
    {
        const string Test = "tests/Acme.Solo.Tests/Acme.Solo.Tests.csproj";
        await repository.Acme.RestoreAsync(Test);
        repository.Git.Write(
            Test,
            """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Newtonsoft.Json" /></ItemGroup>"""
                + """</Project>""");

        var run = await repository.CheckAsync();

        run.AssertFailed("PSR5005", "tests/Acme.Solo.Tests/packages.lock.json: it is out of date");
    }

    [Theory]
    [InlineData("Acme.sln", "sln")]
    [InlineData("Other.slnx", "slnx")]
    public async Task A_project_that_does_not_exist_is_removed_from_the_solution(string solution, string format)
    {
        if (format == "slnx")
        {
            repository.Git.Write(
                solution,
                """<Solution><Project Path="packages/Acme.Solo/Acme.Solo.csproj" />"""
                    + """<Project Path="packages/Gone/Gone.csproj" /></Solution>""");
        }
        else
        {
            var path = repository.Git.Combine(solution);
            File.WriteAllText(path, File.ReadAllText(path)
                .Replace(@"packages\Acme.Solo\Acme.Solo.csproj", @"packages\Gone\Gone.csproj", StringComparison.Ordinal)
                .Replace("packages/Acme.Solo/Acme.Solo.csproj", "packages/Gone/Gone.csproj", StringComparison.Ordinal));
        }

        var run = await repository.CheckAsync("--fix");

        run.AssertDone();
        Assert.Contains($"Removed packages/Gone/Gone.csproj from {solution}.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Gone", File.ReadAllText(repository.Git.Combine(solution)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_package_is_found_wherever_it_is_still_named_and_removed_from_the_lists()
    {
        repository.Git.Delete("packages/Acme.Solo");

        var run = await repository.CheckAsync("--fix");

        run.AssertStops(
            "PSR5019", "tests/Acme.Solo.Tests/Acme.Solo.Tests.csproj: the package that it tests, packages/Acme.Solo, "
                + "is deleted");
        Assert.Contains(
            "Removed packages/Acme.Solo/Acme.Solo.csproj from Acme.sln.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Removed packages/Acme.Solo from README.md.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Acme.Solo", File.ReadAllText(repository.Git.Combine("README.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is not referenced")]
    [InlineData("""<GlobalPackageReference Include="Nerdbank.GitVersioning" Version="3.10.94" ExcludeAssets="Build" """
        + """/>""", "is referenced without its build assets")]
    public async Task A_package_that_NBGV_does_not_stamp_is_PSR5016(string reference, string reason)
    {
        repository.Git.Write(
            "Directory.Packages.props",
            $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup>{reference}<PackageVersion Include="Newtonsoft.Json" Version="13.0.3" /></ItemGroup>
            </Project>
            """);

        var run = await repository.CheckAsync();

        Assert.Contains(
            $"error PSR5016: packages/Acme.Solo: Nerdbank.GitVersioning {reason}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_global_reference_without_central_versions_stamps_nothing()
    {
        var path = repository.Git.Combine("Directory.Packages.props");
        File.WriteAllText(path, File.ReadAllText(path).Replace(">true<", ">false<", StringComparison.Ordinal));

        var run = await repository.CheckAsync();

        Assert.Contains(
            "error PSR5016: packages/Acme.Solo: Nerdbank.GitVersioning is not referenced",
            run.Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<PropertyGroup><Part>a;Acme.Text</Part></PropertyGroup><ItemGroup>"""
        + """<PackageReference Include="Third.$(Part)" Version="1.0.1" /></ItemGroup>""", "1.0.1")]
    [InlineData("""<ItemGroup><PackageReference Include="Acme.Text" Version="1.*" /><Version Include="1.0.1" />"""
        + """<PackageReference Update="Acme.Text" Version="@(Version)" /></ItemGroup>""", null)]
    public async Task A_version_that_only_MSBuild_finds_is_an_error(string content, string? hidden)
    {
        repository.Git.Write("consumers/App/App.csproj", $"""<Project Sdk="Microsoft.NET.Sdk">{content}</Project>""");

        var run = await repository.CheckAsync();

        Assert.Contains(
            hidden is null
                ? "error PSR2005: consumers/App/App.csproj: the version of Acme.Text is '@(Version)'"
                : $"error PSR5021: consumers/App/App.csproj: MSBuild gives it Acme.Text '{hidden}'",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shared_file_above_the_repository_is_an_error_when_it_pins()
    {
        var above = Path.Combine(Path.GetDirectoryName(repository.Git.Root)!, "Directory.Build.props");
        repository.Git.Delete("Directory.Build.props");
        repository.Git.Write("consumers/App/App.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        File.WriteAllText(
            above,
            """<Project><ItemGroup><PackageReference Include="acme.text" Version="1.0.1" /></ItemGroup></Project>""");

        var run = await repository.CheckAsync();
        File.Delete(above);

        Assert.Contains(
            "error PSR5021: consumers/App/App.csproj: MSBuild gives it Acme.Text '1.0.1'",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consumer_that_the_reader_understands_is_not_an_error()
    {
        repository.Git.Write(
            "consumers/Directory.Packages.props",
            """
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="Acme.Text" Version="1.0.1" />
                <PackageVersion Include="Acme.Json" Version="1.*" />
              </ItemGroup>
            </Project>
            """);
        repository.Git.Write(
            "consumers/App/App.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Acme.Json" />
                <PackageReference Include="acme.text" VersionOverride="[1.0.1]" Condition="'$(TargetFramework)' == 'net10.0'" />
                <PackageDownload Include="Acme.Solo" Version="[1.0.1]" />
              </ItemGroup>
            </Project>
            """);

        var run = await repository.CheckAsync("--fix");

        run.AssertDone();
    }

    [Fact]
    public async Task A_lock_file_that_is_empty_is_PSR5005()
    {
        repository.Git.Write("packages/Acme.Solo/packages.lock.json", "");

        var run = await repository.CheckAsync();

        run.AssertFailed("PSR5005", "packages/Acme.Solo/packages.lock.json: it is empty, or not a file");
    }
}
