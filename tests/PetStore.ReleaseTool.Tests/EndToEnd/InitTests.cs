using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Commands;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

/// <summary>
/// Follows the README from an empty repository, and from one that has packages already, to published packages.
/// </summary>
// One at a time: both build in the shared repository.
[Collection(nameof(AdoptedRepository))]
public sealed class InitTests(AdoptedRepository adopted)
{
    [Fact]
    public async Task Two_commands_lead_from_an_empty_repository_to_a_package_that_a_consumer_runs()
    {
        var (repository, init, added) = await adopted.CreateAsync();

        var check = await ToolProcess.StartAsync("--repo", repository.Root, "check");

        // 'new' has built the tests.
        var test = await RunAsync(repository, "test", "--no-build");
        var published = await ToolProcess.StartAsync("--repo", repository.Root, "publish");
        var verified = await ToolProcess.StartAsync("--repo", repository.Root, "verify", "Acme.Text", "1.0.1");

        init.AssertDone();
        Assert.EndsWith(
            $"Next: dotnet petstore-release new My.Package{Environment.NewLine}",
            init.Output,
            StringComparison.Ordinal);
        added.AssertDone();
        check.AssertDone();
        Assert.Contains("succeeded: 1", test, StringComparison.Ordinal);
        published.AssertDone();
        verified.AssertDone();
        Assert.Equal("Acme.Text", await RunConsumerAsync(repository, "Acme.Text", "1.0.1"));
        Assert.Empty(await repository.GitAsync(["status", "--porcelain"]));
    }

    [Fact]
    public async Task A_repository_with_packages_keeps_its_files_and_gets_the_versions_of_NBGV()
    {
        using var repository = await CreateExistingAsync();
        var before = ReadAll(repository);

        var init = await ToolProcess.StartAsync(
            "--repo", repository.Root, "init", "--packages", "src", "--feed", "https://example.org/index.json");
        string[] changed =
        [
            .. before.Where(file => File.ReadAllText(repository.Combine(file.Key)) != file.Value)
                .Select(file => file.Key),
        ];
        var adopted = await repository.CommitAsync("Adopt the release tool");
        var check = await ToolProcess.StartAsync("--repo", repository.Root, "check");
        repository.Write(
            "src/Acme.Text/Text.cs",
            "namespace Acme; public static class Text { public const string Value = \"new\"; }\n");
        var head = await repository.CommitAsync("Change Acme.Text");
        var versions = await ToolProcess.StartAsync("--repo", repository.Root, "versions", "--format", "json");
        var versionFile = File.ReadAllText(repository.Combine("src/Acme.Text/version.json"));
        repository.Write(
            "src/Acme.Text/version.json",
            versionFile.Replace("\"version\": \"1.2\"", "\"version\": \"1.3\"", StringComparison.Ordinal));
        var raised = await repository.CommitAsync("Raise Acme.Text");
        await repository.GitAsync(["reset", "--quiet", "--hard", head]);
        var published = await ToolProcess.StartAsync("--repo", repository.Root, "publish", "--format", "json");

        init.AssertDone();
        Assert.Equal([".gitignore", "README.md"], changed);
        Assert.Contains(
            "warning: src/Acme.Text/Acme.Text.csproj: its version now comes from the "
                + "version.json", init.Error, StringComparison.Ordinal);
        check.AssertDone();
        Assert.Equal(["Acme.Json 2.0.1-beta", "Acme.Text 1.2.5"], versions.ReadReleases());
        Assert.Equal(
            ["Acme.Json 2.0.1-beta publish", "Acme.Text 1.2.4 publish", "Acme.Text 1.2.5 publish"],
            published.ReadReleases().Order(StringComparer.Ordinal));
        var oracle = new NbgvOracle(repository, "src");
        foreach (var (id, commit, expected) in new[]
        {
            ("Acme.Text", adopted, "1.2.4"), ("Acme.Text", head, "1.2.5"), ("Acme.Text", raised, "1.3.1"),
            ("Acme.Json", head, "2.0.1-beta"),
        })
        {
            Assert.Equal(new NbgvAnswer(expected, null), oracle.Compute(id, commit));
        }
    }

    [Fact]
    public async Task A_repository_that_uses_NBGV_goes_on_with_its_version_heights_and_without_pipelines_if_it_wants()
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write("version.json", """{ "version": "3.1", "publicReleaseRefSpec": [ "^refs/heads/main$" ] }""");
        repository.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Nerdbank.GitVersioning" Version="3.10.94" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        repository.Write("src/Acme.Text/Acme.Text.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        repository.Write("test/Acme.Text.Tests/Acme.Text.Tests.csproj", Project("<IsPackable>false</IsPackable>"));
        await repository.CommitAsync("Begin");
        await repository.CommitAsync("Go on");

        var init = await ToolProcess.StartAsync(
            "--repo", repository.Root, "init", "--packages", "src", "--no-pipelines");
        var head = await repository.CommitAsync("Adopt the release tool");
        var check = await ToolProcess.StartAsync("--repo", repository.Root, "check");
        var plan = await ToolRun.StartAsync(repository, "plan", "--format", "json");

        init.AssertDone();
        check.AssertDone();
        Assert.False(Directory.Exists(repository.Combine("azure-pipelines")));
        Assert.Equal(["Acme.Text 3.1.3 publish"], plan.ReadReleases());
        Assert.Equal(new NbgvAnswer("3.1.3", null), new NbgvOracle(repository, "src").Compute("Acme.Text", head));
    }

    [Fact]
    public async Task A_second_run_writes_nothing()
    {
        using var repository = await FixtureRepository.CreateAsync();
        var first = await ToolProcess.StartAsync("--repo", repository.Root, "init", "--packages", "./src/");
        var before = ReadAll(repository);

        var run = await ToolProcess.StartAsync("--repo", repository.Root, "init");

        first.AssertDone();
        run.AssertDone();
        Assert.StartsWith($"Nothing is missing.{Environment.NewLine}", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, ReadAll(repository));
        Assert.Contains("src/Directory.Build.props", before.Keys);
        Assert.Contains(".config/dotnet-tools.json", before.Keys);
    }

    [Fact]
    public async Task A_project_that_cannot_become_a_package_is_a_warning_that_says_what_to_do()
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write("src/App/App.csproj", Project("<OutputType>Exe</OutputType>"));
        repository.Write("src/Group/Acme.Text/Acme.Text.csproj", Project(""));

        var run = await ToolProcess.StartAsync(
            "--repo", repository.Root, "init", "--packages", "src", "--no-pipelines");

        run.AssertDone();
        Assert.Contains("warning: src/App/App.csproj: it is not packable", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "warning: src/Group/Acme.Text/Acme.Text.csproj: a package is a C# project in a folder of its name. "
            + "Move it to src/Acme.Text/Acme.Text.csproj.",
            run.Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PSR1044", "petstore-release.json: 'packages' is 'lib' already, and --packages is 'src'", "src")]
    [InlineData("PSR1044", "petstore-release.json: 'packages' is 'lib' already", "..")]
    public async Task A_folder_that_differs_from_the_file_is_an_error_and_nothing_is_written(
        string code, string place, string folder)
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write("petstore-release.json", """{ "packages": "lib" }""");

        var run = await ToolRun.StartAsync(repository, "init", "--packages", folder);

        run.AssertFailed(code, place);
        Assert.Equal("?? petstore-release.json", await repository.GitAsync(["status", "--porcelain"]));
    }

    [Theory]
    [InlineData("PSR1042", "..")]
    [InlineData("PSR1042", ".")]
    [InlineData("PSR1043", "tests")]
    public async Task A_folder_that_cannot_hold_packages_is_an_error_and_nothing_is_written(string code, string folder)
    {
        using var repository = await FixtureRepository.CreateAsync();

        var run = await ToolRun.StartAsync(repository, "init", "--packages", folder);

        run.AssertFailed(code, "petstore-release.json: ");
        Assert.Empty(await repository.GitAsync(["status", "--porcelain"]));
    }

    [Fact]
    public async Task A_folder_outside_of_a_repository_is_PSR1001()
    {
        using var folder = new TemporaryFolder();

        var run = await ToolRun.StartAsync(folder.Path, "init");

        run.AssertFailed("PSR1001", folder.Path);
    }

    // Two packages that state their versions, in src/, with tests in test/, a solution and a history.
    private static async Task<FixtureRepository> CreateExistingAsync()
    {
        var repository = await FixtureRepository.CreateAsync();
        repository.Write(".gitignore", "[Bb]in/\n[Oo]bj/");
        repository.Write("README.md", "# Acme");
        repository.Write("src/Acme.Text/Acme.Text.csproj", Project("<Version>1.2.3</Version>"));
        repository.Write(
            "src/Acme.Text/Text.cs", "namespace Acme; public static class Text { public const string Value = \"old\"; "
                + "}\n");
        repository.Write("src/Acme.Json/Acme.Json.csproj", Project(
            "<VersionPrefix>2.0.0</VersionPrefix><VersionSuffix>beta</VersionSuffix>",
            """<PackageReference Include="Newtonsoft.Json" Version="13.0.3" />"""
                + """<ProjectReference Include="../Acme.Text/Acme.Text.csproj" />"""));
        repository.Write("src/Acme.Json/Json.cs", """
            namespace Acme;
            public static class Json { public static string Value => Newtonsoft.Json.JsonConvert.ToString(Text.Value); }
            """);
        foreach (var id in new[] { "Acme.Text", "Acme.Json" })
        {
            repository.Write($"test/{id}.Tests/{id}.Tests.csproj", Project(
                "<IsPackable>false</IsPackable>", $"""<ProjectReference Include="../../src/{id}/{id}.csproj" />"""));
        }

        repository.Write("Acme.slnx", """
            <Solution>
              <Project Path="src/Acme.Json/Acme.Json.csproj" />
              <Project Path="src/Acme.Text/Acme.Text.csproj" />
              <Project Path="test/Acme.Json.Tests/Acme.Json.Tests.csproj" />
              <Project Path="test/Acme.Text.Tests/Acme.Text.Tests.csproj" />
            </Solution>
            """);
        await repository.CommitAsync("Begin");
        repository.Write("src/Acme.Text/More.cs", "namespace Acme; public static class More;\n");
        await repository.CommitAsync("Add more");
        return repository;
    }

    private static string Project(string properties, string items = "") =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """;

    private static SortedDictionary<string, string> ReadAll(FixtureRepository repository) => new(
        Directory.EnumerateFiles(repository.Root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith(".git/", StringComparison.Ordinal)
                && !path.Contains("/obj/", StringComparison.Ordinal))
            .ToDictionary(path => path, path => File.ReadAllText(repository.Combine(path))),
        StringComparer.Ordinal);

    private static async Task<string> RunAsync(FixtureRepository repository, params string[] arguments)
    {
        var (status, output) = await DotnetProcess.RunAsync(
            repository.Root, arguments, TestContext.Current.CancellationToken);
        Assert.True(status == ExitStatus.Done, output);
        return output;
    }

    // An application of another repository, beside the clone.
    private static async Task<string> RunConsumerAsync(FixtureRepository repository, string id, string version)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Combine("App.csproj"), Project(
            "<OutputType>Exe</OutputType>", $"""<PackageReference Include="{id}" Version="{version}" />"""));
        await File.WriteAllTextAsync(
            folder.Combine("Program.cs"), $"System.Console.WriteLine({id}.Example.PackageId);\n");
        await File.WriteAllTextAsync(folder.Combine("nuget.config"), $"""
            <configuration>
              <packageSources><add key="acme" value="{repository.Combine("artifacts/feed")}" /></packageSources>
              <packageSourceMapping>
                <packageSource key="acme"><package pattern="Acme.*" /></packageSource>
                <packageSource key="nuget.org"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);
        var (status, output) = await DotnetProcess.RunAsync(
            folder.Path,
            ["run", $"-p:RestorePackagesPath={folder.Combine("packages")}"],
            TestContext.Current.CancellationToken);
        Assert.True(status == ExitStatus.Done, output);
        return output.Trim();
    }
}
