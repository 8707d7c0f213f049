using System.Text.Json.Nodes;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

/// <summary>
/// The packages of Acme, and packages and consumers each of which breaks one convention, with one run of <c>check</c>
/// for all.
/// </summary>
public sealed class BrokenRepository : IAsyncLifetime
{
    private AcmeRepository? _acme;

    /// <summary>The files outside of Acme.Linked that it is built from, except the one that it imports.</summary>
    internal static IReadOnlyList<string> Linked { get; } =
    [
        "L.dll", "Linked.cs", "copied.txt", "embedded.txt", "icon.ico", "my.nuspec", "packed.txt", "packed2.txt",
        "some.rsp",
    ];

    internal ToolRun Run { get; private set; } = null!;

    private FixtureRepository Git => _acme!.Git;

    public async ValueTask InitializeAsync()
    {
        _acme = await AcmeRepository.CreateAsync();
        WriteInputs();
        WriteLockFiles();
        WriteStamps();
        WriteProject(
            "Acme.Unreadable", """<Project Sdk="Microsoft.NET.Sdk"><Import Project="gone.props" /></Project>""");
        WriteProject("Acme.Renamed");
        CopyLockFile("packages/Acme.Renamed");
        Git.Write(
            "packages/Acme.Renamed/Directory.Build.targets",
            "<Project><PropertyGroup><PackageId>Pet.$(MSBuildProjectName)</PackageId></PropertyGroup></Project>");
        Git.Write("tests/Acme.Text.Tests/Acme.Text.Tests.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        WriteProject(
            "Acme.Tested",
            """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference """
                + """Include="../../tests/Acme.Text.Tests/Acme.Text.Tests.csproj" /></ItemGroup></Project>""");
        WriteConsumers();
        Run = await _acme.RunToolAsync("check");
    }

    /// <summary>The errors whose text begins with a place, such as <c>packages/Acme.Text:</c>.</summary>
    internal IReadOnlyList<string> FindErrors(string place) =>
    [
        .. Run.Error.Split(Environment.NewLine)
            .Where(line => line.StartsWith("error ", StringComparison.Ordinal))
            .Where(line => line.Split(": ", 2)[1].StartsWith(place, StringComparison.Ordinal)),
    ];

    public ValueTask DisposeAsync()
    {
        _acme?.Dispose();
        return ValueTask.CompletedTask;
    }

    private void WriteInputs()
    {
        foreach (var file in Linked)
        {
            Git.Write($"shared/{file}", "");
        }

        Git.Write("shared/My.props", "<Project />");
        WriteProject(
            "Acme.Linked",
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
        CopyLockFile("packages/Acme.Linked");
        WriteProject(
            "Acme.Frameworks",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework /><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
              </PropertyGroup>
              <ItemGroup Condition="'$(TargetFramework)' == 'netstandard2.0'">
                <Compile Include="../../shared/Linked.cs" />
              </ItemGroup>
            </Project>
            """);
    }

    private void WriteLockFiles()
    {
        // The lock file of Acme.Json, whose third-party package Acme.Targets gets from a target.
        var locked = JsonNode.Parse(Read("packages/Acme.Json/packages.lock.json"))!;
        locked["dependencies"]!["net10.0"]!.AsObject().Remove("acme.text");
        Git.Write("packages/Acme.Targets/packages.lock.json", locked.ToJsonString());
        WriteProject("Acme.Targets", """
            <Project Sdk="Microsoft.NET.Sdk">
              <Target Name="AddPackage" BeforeTargets="_GetRestoreProjectStyle">
                <ItemGroup><PackageReference Include="Newtonsoft.Json" /></ItemGroup>
              </Target>
            </Project>
            """);
        Git.Write(
            "packages/Acme.Json/Directory.Packages.props",
            Read("Directory.Packages.props").Replace("13.0.3", "13.0.4", StringComparison.Ordinal));
        CopyLockFile("tests/Acme.Solo.Tests");
        Git.Write(
            "tests/Acme.Solo.Tests/Acme.Solo.Tests.csproj",
            """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Newtonsoft.Json" /></ItemGroup>"""
                + """</Project>""");
    }

    private void WriteStamps()
    {
        WriteStamp("Acme.Unstamped", central: true, "");
        WriteStamp(
            "Acme.Excluded",
            central: true,
            """<GlobalPackageReference Include="Nerdbank.GitVersioning" Version="3.10.94" ExcludeAssets="Build" />""");
        WriteStamp(
            "Acme.Local",
            central: false,
            """<GlobalPackageReference Include="Nerdbank.GitVersioning" Version="3.10.94" />""");
    }

    private void WriteStamp(string id, bool central, string reference)
    {
        WriteProject(id);
        Git.Write(
            $"packages/{id}/Directory.Packages.props",
            $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>{central}</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup>{reference}<PackageVersion Include="Newtonsoft.Json" Version="13.0.3" /></ItemGroup>
            </Project>
            """);
    }

    private void WriteConsumers()
    {
        Git.WriteConsumer("Unknown", "Acme.Text", "1.0.9");
        WriteConsumer(
            "Composed",
            """<PropertyGroup><Part>a;Acme.Text</Part></PropertyGroup><ItemGroup>"""
                + """<PackageReference Include="Third.$(Part)" Version="1.0.1" /></ItemGroup>""");
        WriteConsumer(
            "Updated",
            """<ItemGroup><PackageReference Include="Acme.Text" Version="1.*" /><Version Include="1.0.1" />"""
                + """<PackageReference Update="Acme.Text" Version="@(Version)" /></ItemGroup>""");
    }

    private void WriteConsumer(string name, string content) => Git.Write(
        $"consumers/{name}/{name}.csproj", $"""<Project Sdk="Microsoft.NET.Sdk">{content}</Project>""");

    // Without a lock file: what cannot be restored, or has other packages, would hide what the others show.
    private void WriteProject(string id, string project = """<Project Sdk="Microsoft.NET.Sdk" />""")
    {
        _acme!.WriteVersion(id, "1.0");
        Git.Write($"packages/{id}/{id}.csproj", project);
    }

    private void CopyLockFile(string folder) =>
        Git.Write($"{folder}/packages.lock.json", Read("packages/Acme.Solo/packages.lock.json"));

    private string Read(string path) => File.ReadAllText(Git.Combine(path));
}
