using System.IO.Compression;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

/// <summary>What MSBuild is told.</summary>
public sealed class ReleaseBuildTests
{
    [Fact]
    public async Task A_release_build_sets_these_properties_ignores_warnings_and_symbols_and_takes_the_time_of_the_commit()
    {
        using var repository = await AcmeRepository.CreateEmptyAsync();
        string[] names = ["Configuration", "PublicRelease", "ContinuousIntegrationBuild", "RestoreLockedMode", "NuGetAudit",
            "TreatWarningsAsErrors"];
        Write(
            repository,
            "Told",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TreatWarningsAsErrors Condition="'$(TreatWarningsAsErrors)' == ''">true</TreatWarningsAsErrors>
              </PropertyGroup>
              <Target Name="Tell" BeforeTargets="_GetPackageFiles">
                <WriteLinesToFile
                  File="$(IntermediateOutputPath)told.txt" Lines="{string.Join(';', names.Select(name => $"{name}=$({name})"))}" />
                <ItemGroup><None Include="$(IntermediateOutputPath)told.txt" Pack="true" PackagePath="/" /></ItemGroup>
              </Target>
            </Project>
            """);
        Write(
            repository,
            "Warned",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>
            </Project>
            """);
        Write(
            repository,
            "Symbols",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><IncludeSymbols>true</IncludeSymbols><DebugType>portable</DebugType></PropertyGroup>
            </Project>
            """);
        await repository.RestoreAllAsync(["Told", "Warned", "Symbols"]);
        await repository.Git.CommitAsync("Add packages");
        var time = DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(await repository.Git.GitAsync(["log", "-1", "--format=%ct"]), null));

        var run = await repository.RunToolAsync("publish");

        run.AssertDone();
        using var told = Open(repository, "told");
        using var text = new StreamReader(told.GetEntry("told.txt")!.Open());
        Assert.Equal(
            [
                "Configuration=Release", "PublicRelease=True", "ContinuousIntegrationBuild=true", "RestoreLockedMode=true",
                "NuGetAudit=false", "TreatWarningsAsErrors=false",
            ],
            (await text.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim().ReplaceLineEndings("\n").Split('\n'));
        Assert.All(
            told.Entries, entry =>
                Assert.InRange(time.DateTime - entry.LastWriteTime.DateTime, TimeSpan.Zero, TimeSpan.FromSeconds(2)));
        using var warned = Open(repository, "warned");
        Assert.Contains(warned.Entries, entry => entry.FullName == "lib/net10.0/Warned.dll");
        using var symbols = Open(repository, "symbols");
        Assert.Contains(symbols.Entries, entry => entry.FullName == "lib/net10.0/Symbols.dll");
        Assert.DoesNotContain(symbols.Entries, entry => entry.FullName.EndsWith(".pdb", StringComparison.Ordinal));
    }

    private static void Write(AcmeRepository repository, string id, string project)
    {
        repository.WriteVersion(id, "1.0");
        repository.Git.Write($"packages/{id}/{id}.csproj", project);
        repository.Git.Write($"packages/{id}/{id}.cs", "public class C { private int _unused; }\n");
    }

    private static ZipArchive Open(AcmeRepository repository, string id) =>
        ZipFile.OpenRead(repository.Git.Combine($"{AcmeRepository.Feed}/{id}/1.0.1/{id}.1.0.1.nupkg"));
}
