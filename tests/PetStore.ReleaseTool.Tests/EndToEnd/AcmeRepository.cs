using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

/// <summary>
/// A small repository that keeps the conventions: Acme.Text, Acme.Json (needs Acme.Text and Newtonsoft.Json), Acme.Solo, and one consumer.
/// </summary>
internal sealed class AcmeRepository : IDisposable
{
    public const string Feed = "artifacts/feed";

    private static readonly string[] _lockFiles =
        [.. new[] { "Acme.Json", "Acme.Solo", "Acme.Text" }.Select(id => $"packages/{id}/packages.lock.json")];

    // The projects are always the same, so NuGet writes the same lock files for every repository: once is enough.
    private static readonly Lazy<Task<IReadOnlyDictionary<string, string>>> _lockTexts = new(LockAsync);

    private AcmeRepository(FixtureRepository git) => Git = git;

    public FixtureRepository Git { get; }

    public string Root => Git.Root;

    public static async Task<AcmeRepository> CreateAsync()
    {
        var repository = new AcmeRepository(await FixtureRepository.CreateAsync());
        repository.WriteBuildFiles();
        await repository.Git.CommitAsync("Add the build files");
        repository.WritePackages();
        foreach (var (path, text) in await _lockTexts.Value)
        {
            repository.Git.Write(path, text);
        }

        await repository.Git.CommitAsync("Add three packages");
        return repository;
    }

    /// <summary>A repository with the build files and without packages.</summary>
    public static async Task<AcmeRepository> CreateEmptyAsync()
    {
        var repository = new AcmeRepository(await FixtureRepository.CreateAsync());
        repository.WriteBuildFiles();
        return repository;
    }

    /// <summary>Reads the lock file that NuGet writes for one of the packages as they are at first.</summary>
    public static async Task<string> ReadLockFileAsync(string id) =>
        (await _lockTexts.Value)[$"packages/{id}/packages.lock.json"];

    public void WriteText(string text) =>
        Git.Write(
            "packages/Acme.Text/Text.cs", "namespace Acme; public static class Text "
                + $"{{ public static string Value => \"{text}\"; }}\n");

    public void WriteVersion(string id, string version) =>
        Git.Write(
            $"packages/{id}/version.json",
            $$"""{ "inherit": true, "version": "{{version}}", "pathFilters": [ "." ] }""");

    public void WriteThirdPartyVersion(string version) => Git.Write(
        "Directory.Packages.props",
        $"""
        <Project>
          <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
          <ItemGroup>
            <GlobalPackageReference Include="Nerdbank.GitVersioning" Version="3.10.94" />
            <PackageVersion Include="Newtonsoft.Json" Version="{version}" />
          </ItemGroup>
        </Project>
        """);

    public void WriteConsumer(string textVersion) => Git.Write(
        "consumers/App/App.csproj",
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
          <ItemGroup><PackageReference Include="Acme.Text" Version="{textVersion}" /></ItemGroup>
        </Project>
        """);

    /// <summary>Restores projects, which writes their lock files.</summary>
    public async Task RestoreAsync(params string[] projects)
    {
        foreach (var project in projects)
        {
            var (status, output) = await DotnetProcess.RunAsync(
                Root, ["restore", project, "--force-evaluate"], TestContext.Current.CancellationToken);
            Assert.True(status == 0, output);
        }
    }

    /// <summary>Runs the consumer with packages from the feed alone.</summary>
    public async Task<string> RunConsumerAsync()
    {
        var (status, output) = await DotnetProcess.RunAsync(
            Root,
            ["run", "--project", "consumers/App", $"-p:RestorePackagesPath={Git.Combine("artifacts/packages")}"],
            TestContext.Current.CancellationToken);
        return status == 0 ? output.Trim() : throw new InvalidOperationException(output);
    }

    /// <summary>Restores packages with one call, which writes their lock files.</summary>
    public async Task RestoreAllAsync(IEnumerable<string> ids)
    {
        var projects = ids.Select(id => $"""<Package Include="{Git.Combine($"packages/{id}/{id}.csproj")}" />""");
        Git.Write(
            "artifacts/restore.proj",
            $"""
            <Project>
              <ItemGroup>{string.Concat(projects)}</ItemGroup>
              <Target Name="Restore">
                <MSBuild Projects="@(Package)" Targets="Restore" Properties="RestoreForceEvaluate=true" BuildInParallel="true" />
              </Target>
            </Project>
            """);
        var (status, output) = await DotnetProcess.RunAsync(
            Root, ["msbuild", "artifacts/restore.proj", "-target:Restore", "-verbosity:quiet", "-nologo"],
            TestContext.Current.CancellationToken);
        Assert.True(status == 0, output);
    }

    /// <summary>Restores the consumer with packages from the feed alone, which writes its lock file.</summary>
    public async Task RestoreConsumerAsync()
    {
        var (status, output) = await DotnetProcess.RunAsync(
            Root,
            [
                "restore", "consumers/App", "--force-evaluate", "-p:RestorePackagesWithLockFile=true",
                $"-p:RestorePackagesPath={Git.Combine("artifacts/packages")}",
            ],
            TestContext.Current.CancellationToken);
        Assert.True(status == 0, output);
    }

    public Task<ToolRun> RunToolAsync(params string[] arguments) =>
        ToolProcess.StartAsync(["--repo", Root, .. arguments]);

    /// <summary>The plan, each release as <c>Id Version action</c>.</summary>
    public async Task<IReadOnlyList<string>> PlanAsync() =>
        (await RunToolAsync("plan", "--format", "json")).ReadReleases();

    /// <summary>The files of a feed with what they hold, by their path in it.</summary>
    public IReadOnlyDictionary<string, string> HashFeed() => HashFeed(Git.Combine(Feed));

    public static IReadOnlyDictionary<string, string> HashFeed(string feed) => Directory
        .EnumerateFiles(feed, "*", SearchOption.AllDirectories)
        .ToDictionary(
            path => Path.GetRelativePath(feed, path).Replace('\\', '/'),
            path => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))));

    public void Dispose() => Git.Dispose();

    private static async Task<IReadOnlyDictionary<string, string>> LockAsync()
    {
        using var repository = await CreateEmptyAsync();
        repository.WritePackages();
        await repository.RestoreAllAsync(["Acme.Json", "Acme.Solo"]);
        return _lockFiles.ToDictionary(path => path, path => File.ReadAllText(repository.Git.Combine(path)));
    }

    private void WriteBuildFiles()
    {
        Git.Write(".gitattributes", "* text=auto eol=lf\n");
        Git.Write(".gitignore", "artifacts/\nbin/\nobj/\n");
        WriteThirdPartyVersion("13.0.3");
        Git.Write(
            "version.json",
            """
            {
              "publicReleaseRefSpec": [ "^refs/heads/main$", "^refs/heads/release/" ],
              "nugetPackageVersion": { "semVer": 2 },
              "assemblyVersion": { "precision": "major" },
              "cloudBuild": { "setVersionVariables": false, "buildNumber": { "enabled": false } },
              "pathFilters": [ "/version.json", "/Directory.Build.props", "/Directory.Build.targets" ]
            }
            """);
        Git.Write(
            "Directory.Build.props",
            """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
                <RepositoryUrl>https://example.org/acme</RepositoryUrl>
                <RepositoryType>git</RepositoryType>
                <DebugType>embedded</DebugType>
                <ReleaseNotesFile
                  Condition="'$(ReleaseNotesFolder)' != ''">$(ReleaseNotesFolder)/$(MSBuildProjectName).txt</ReleaseNotesFile>
                <PackageReleaseNotes
                  Condition="Exists('$(ReleaseNotesFile)')">$([System.IO.File]::ReadAllText('$(ReleaseNotesFile)'))</PackageReleaseNotes>
              </PropertyGroup>
            </Project>
            """);
        Git.Write(
            "Directory.Build.targets",
            """
            <Project>
              <ItemGroup><AssemblyMetadata Include="SdkVersion" Value="$(NETCoreSdkVersion)" /></ItemGroup>
              <!-- No code here needs a generator, and each takes time to load. -->
              <Target Name="RemoveGenerators" BeforeTargets="CoreCompile"><ItemGroup><Analyzer Remove="@(Analyzer)" /></ItemGroup></Target>
              <Target Name="UsePublishedRepositoryUrl" AfterTargets="InitializeSourceControlInformationFromSourceControlManager">
                <PropertyGroup><ScmRepositoryUrl>$(RepositoryUrl)</ScmRepositoryUrl><SourceBranchName /></PropertyGroup>
                <ItemGroup>
                  <SourceRoot
                    Update="@(SourceRoot)" ScmRepositoryUrl="$(RepositoryUrl)" Condition="'%(SourceRoot.SourceControl)' == 'git'" />
                </ItemGroup>
              </Target>
            </Project>
            """);
        foreach (var name in new[] { "props", "targets" })
        {
            Git.Write($"consumers/Directory.Build.{name}", "<Project />");
        }

        Git.Write("consumers/Directory.Packages.props", "<Project />");
        Git.Write(
            "consumers/nuget.config",
            """
            <configuration>
              <packageSources><add key="acme" value="../artifacts/feed" /></packageSources>
              <packageSourceMapping><packageSource key="acme"><package pattern="Acme.*" /></packageSource></packageSourceMapping>
            </configuration>
            """);
        Git.Write("consumers/App/Program.cs", "System.Console.WriteLine(Acme.Text.Value);\n");
    }

    private void WritePackages()
    {
        foreach (var id in new[] { "Acme.Text", "Acme.Json", "Acme.Solo" })
        {
            WriteVersion(id, "1.0");
        }

        WriteText("one");
        Git.Write("packages/Acme.Text/Acme.Text.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        Git.Write(
            "packages/Acme.Json/Json.cs",
            "namespace Acme; public static class Json { public static string Value => "
                + "Newtonsoft.Json.JsonConvert.ToString(Text.Value); }\n");
        Git.Write(
            "packages/Acme.Json/Acme.Json.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageReference Include="Newtonsoft.Json" />
                <ProjectReference Include="../Acme.Text/Acme.Text.csproj" />
              </ItemGroup>
            </Project>
            """);
        Git.Write("packages/Acme.Solo/Solo.cs", "namespace Acme; public static class Solo;\n");
        Git.Write("packages/Acme.Solo/Acme.Solo.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
    }
}
