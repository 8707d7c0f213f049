using PetStore.ReleaseTool.Pipelines;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

/// <summary>
/// The packages of Acme, which lack what <c>check --fix</c> can write, and list what does not exist. They are corrected
/// and committed, checked, broken so that not everything can be corrected, and corrected again.
/// </summary>
public sealed class FixedRepository : IAsyncLifetime
{
    private readonly List<string> _listed = [];
    private AcmeRepository? _acme;

    /// <summary><c>check --fix</c> of a repository in which all can be corrected.</summary>
    internal ToolRun Fixed { get; private set; } = null!;

    /// <summary><c>check</c> of the result.</summary>
    internal ToolRun Checked { get; private set; } = null!;

    /// <summary><c>check --fix</c> where some faults cannot be corrected.</summary>
    internal ToolRun Failed { get; private set; } = null!;

    private FixtureRepository Git => _acme!.Git;

    public async ValueTask InitializeAsync()
    {
        _acme = await AcmeRepository.CreateAsync();
        WriteFaultsWithFix();
        Fixed = await _acme.RunToolAsync("check", "--fix");
        await Git.CommitAsync("Keep the conventions");
        Checked = await _acme.RunToolAsync("check");
        WriteFaultsWithoutFix();
        Failed = await _acme.RunToolAsync("check", "--fix");
    }

    /// <summary>Reads a file as the first run left it.</summary>
    internal Task<string> ReadFixedAsync(string path) => Git.GitAsync(["show", $"HEAD:{path}"]);

    /// <summary>Reads a file as the last run left it.</summary>
    internal string ReadFailed(string path) => File.ReadAllText(Git.Combine(path));

    public ValueTask DisposeAsync()
    {
        _acme?.Dispose();
        return ValueTask.CompletedTask;
    }

    private void WriteFaultsWithFix()
    {
        foreach (var id in new[] { "Acme.Text", "Acme.Json", "Acme.Solo" })
        {
            Git.Write($"tests/{id}.Tests/{id}.Tests.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        }

        Git.Write("Acme.sln", $"""

            Microsoft Visual Studio Solution File, Format Version 12.00
            {Entry("packages", "Acme.Text")}
            {Entry("tests", "Acme.Text.Tests")}
            {Entry("packages", "Acme.Json")}
            {Entry("tests", "Acme.Json.Tests")}
            {Entry("packages", "Gone")}
            Global
            EndGlobal

            """);
        Git.Write(
            "Other.slnx",
            """<Solution><Project Path="packages/Acme.Solo/Acme.Solo.csproj" />"""
                + """<Project Path="packages/Gone/Gone.csproj" /></Solution>""");
        Git.Write(
            "README.md",
            """
            | Package | What for |
            |---|---|
            | [Acme.Text](packages/Acme.Text/README.md) | text |
            | [Gone](packages/Gone/README.md) | deleted |

            """);
        Git.Write(ConventionsRepository.Variables, VariablesTemplate.Create("artifacts/feed"));
        Git.Delete("packages/Acme.Solo/packages.lock.json");
        _acme!.WriteThirdPartyVersion("13.0.4");
        WriteConsumer();
    }

    // Everything in it is a version that 'publish' reads, or not a pin.
    private void WriteConsumer()
    {
        Git.Delete("consumers");
        Git.Write(
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
        Git.Write(
            "consumers/App/App.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Acme.Json" />
                <PackageReference
                  Include="acme.text" VersionOverride="[1.0.1]" Condition="'$(TargetFramework)' == 'net10.0'" />
                <PackageDownload Include="Acme.Solo" Version="[1.0.1]" />
              </ItemGroup>
            </Project>
            """);
    }

    private void WriteFaultsWithoutFix()
    {
        // 'check' finds the projects in this file, but it is not a solution to dotnet.
        Git.Write(
            "Acme.sln",
            string.Join('\n', _listed.Where(entry => !entry.Contains("packages\\", StringComparison.Ordinal)
                || entry.Contains("Acme.Text", StringComparison.Ordinal))));
        Git.Delete("azure-pipelines/Acme.Json.yml");
        Git.Delete("packages/Acme.Solo");
        Git.Write(
            "packages/Acme.Text/version.json",
            """{ "inherit": true, "version": "1.0", "pathFilters": [ ".", ":!Text.cs" ] }""");

        // Where a lock file is empty, nothing is restored, so that the projects need no target framework.
        Git.Write("packages/Acme.Json/packages.lock.json", "");
        Git.Delete("Directory.Build.props");
        Git.Write("consumers/Above/Above.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        Git.Write("consumers/Above/Directory.Packages.props", "<Project />");
        File.WriteAllText(
            Path.Combine(Path.GetDirectoryName(Git.Root)!, "Directory.Build.props"),
            """<Project><ItemGroup><PackageReference Include="acme.text" Version="1.0.1" /></ItemGroup></Project>""");
    }

    private string Entry(string folder, string name)
    {
        var project = $@"{folder}\{name}\{name}.csproj";
        _listed.Add(
            $$"""
            Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "{{name}}", "{{project}}", "{{{Guid.NewGuid()}}}"
            EndProject
            """);
        return _listed[^1];
    }
}
