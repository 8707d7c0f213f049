using System.Security;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Scaffolding;

/// <summary>The texts of the files that a repository's packages and tests share.</summary>
internal static class SharedFiles
{
    private const string TestRunner =
        """
        ,
          "test": { "runner": "Microsoft.Testing.Platform" }
        """;

    private const string NewProjects =
        $"""

            <TargetFramework>{ScaffoldVersions.TargetFramework}</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
        """;

    public static string VersionFile(IEnumerable<string> branches, IEnumerable<string> inputs) =>
        $$"""
        {
          "$schema": "https://raw.githubusercontent.com/dotnet/Nerdbank.GitVersioning/main/src/NerdBank.GitVersioning/version.schema.json",
          "publicReleaseRefSpec": [ {{Quote(branches)}} ],
          "nugetPackageVersion": { "semVer": 2 },
          "assemblyVersion": { "precision": "major" },
          "cloudBuild": { "setVersionVariables": false, "buildNumber": { "enabled": false } },
          "pathFilters": [ {{Quote(inputs)}} ]
        }
        """;

    /// <summary>The SDK, and the runner of <c>dotnet test</c> where no project depends on another one yet.</summary>
    public static string GlobalJson(string sdk, bool usesTestingPlatform) =>
        $$"""
        {
          "sdk": { "version": "{{sdk}}", "rollForward": "latestFeature" }{{(usesTestingPlatform ? TestRunner : "")}}
        }
        """;

    /// <summary>What all projects share. Only a repository without projects can choose a framework for them.</summary>
    public static string BuildProps(bool hasProjects) =>
        $"""
        <Project>
          <!-- An input of every package: a commit that touches this file releases them all. -->
          <PropertyGroup>{(hasProjects ? "" : NewProjects)}
            <!-- A lock file shows which packages a change of a central version moves. -->
            <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
          </PropertyGroup>
        </Project>
        """;

    public static string CentralVersions() =>
        $"""
        <Project>
          <!-- Not an input of a package: a package moves when its lock file does. -->
          <PropertyGroup>
            <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
          </PropertyGroup>

          <ItemGroup>
            <!-- Stamps every assembly, so a new version of it releases every package. -->
            <GlobalPackageReference Include="{ScaffoldVersions.VersioningPackage}" Version="{ScaffoldVersions.Versioning}" />
            <PackageVersion Include="{ScaffoldVersions.TestPackage}" Version="{ScaffoldVersions.Test}" />
          </ItemGroup>
        </Project>
        """;

    public static string NuGetConfig() =>
        """
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <!-- The source is named by its key, so that a machine may put a mirror behind the same key. -->
          <packageSourceMapping>
            <packageSource key="nuget.org">
              <package pattern="*" />
            </packageSource>
          </packageSourceMapping>
        </configuration>
        """;

    /// <summary>What all packages share.</summary>
    /// <param name="repositoryUrl">The address that every package names.</param>
    /// <param name="versioning">The reference to NBGV; empty where the central versions have it.</param>
    public static string PackagesProps(string repositoryUrl, string versioning) =>
        $"""
        <Project>
          <!-- An input of every package: a commit that touches this file releases them all. -->
          {ImportAbove("props")}

          <PropertyGroup>
            <!-- Written into every package, whatever remote a clone has. -->
            <RepositoryUrl>{SecurityElement.Escape(repositoryUrl)}</RepositoryUrl>
            <RepositoryType>git</RepositoryType>
            <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
            <!-- Symbols and generated sources travel in the assembly: Azure Artifacts serves no .snupkg. -->
            <DebugType>embedded</DebugType>
            <EmbedUntrackedSources>true</EmbedUntrackedSources>
            <!-- The release tool writes the notes of a version into this folder when it builds that version. -->
            <ReleaseNotesFile Condition="'$(ReleaseNotesFolder)' != ''">$(ReleaseNotesFolder)/$(MSBuildProjectName).txt</ReleaseNotesFile>
            <PackageReleaseNotes
              Condition="Exists('$(ReleaseNotesFile)')">$([System.IO.File]::ReadAllText('$(ReleaseNotesFile)'))</PackageReleaseNotes>
          </PropertyGroup>{(versioning.Length == 0 ? "" : $"\n\n  <ItemGroup>\n    {versioning}\n  </ItemGroup>")}
        </Project>
        """;

    public static string PackagesTargets() =>
        $"""
        <Project>
          <!-- An input of every package: a commit that touches this file releases them all. -->
          {ImportAbove("targets")}

          <PropertyGroup Condition="'$(PackageReadmeFile)' == '' and Exists('$(MSBuildProjectDirectory)/{RepositoryLayout.ReadmeName}')">
            <PackageReadmeFile>{RepositoryLayout.ReadmeName}</PackageReadmeFile>
            <PacksReadme>true</PacksReadme>
          </PropertyGroup>

          <ItemGroup>
            <None Include="{RepositoryLayout.ReadmeName}" Pack="true" PackagePath="/" Condition="'$(PacksReadme)' == 'true'" />
            <!-- The bytes depend on the SDK's patch: it names itself, so that 'verify' can explain a difference. -->
            <AssemblyMetadata Include="SdkVersion" Value="$(NETCoreSdkVersion)" />
          </ItemGroup>

          <!-- The same bytes from every clone: Source Link would write the clone's remote. -->
          <Target Name="UsePublishedRepositoryUrl"
                  AfterTargets="InitializeSourceControlInformationFromSourceControlManager"
                  Condition="'$(RepositoryUrl)' != ''">
            <PropertyGroup>
              <ScmRepositoryUrl>$(RepositoryUrl)</ScmRepositoryUrl>
              <SourceBranchName />
            </PropertyGroup>
            <ItemGroup>
              <SourceRoot Update="@(SourceRoot)" ScmRepositoryUrl="$(RepositoryUrl)" Condition="'%(SourceRoot.SourceControl)' == 'git'" />
            </ItemGroup>
          </Target>
        </Project>
        """;

    /// <summary>What all test projects share.</summary>
    /// <param name="version">
    /// The attribute that names the version of the test framework; empty where the central versions do.
    /// </param>
    public static string TestsProps(string version) =>
        $"""
        <Project>
          {ImportAbove("props")}

          <PropertyGroup>
            <IsPackable>false</IsPackable>
          </PropertyGroup>

          <PropertyGroup Condition="$(MSBuildProjectName.EndsWith('.Tests'))">
            <OutputType>Exe</OutputType>
            <UseMicrosoftTestingPlatformRunner>true</UseMicrosoftTestingPlatformRunner>
          </PropertyGroup>

          <ItemGroup Condition="$(MSBuildProjectName.EndsWith('.Tests'))">
            <PackageReference Include="{ScaffoldVersions.TestPackage}"{version} />
            <Using Include="{ScaffoldVersions.TestNamespace}" />
          </ItemGroup>
        </Project>
        """;

    // A condition cannot hold the quotes of the function's arguments.
    private static string ImportAbove(string extension) =>
        $"""
        <PropertyGroup>
            <FileAbove>$([MSBuild]::GetPathOfFileAbove('Directory.Build.{extension}', '$(MSBuildThisFileDirectory)../'))</FileAbove>
          </PropertyGroup>
          <Import Project="$(FileAbove)" Condition="'$(FileAbove)' != ''" />
        """;

    private static string Quote(IEnumerable<string> values) =>
        string.Join(", ", values.Select(value => $"\"{value}\""));
}
