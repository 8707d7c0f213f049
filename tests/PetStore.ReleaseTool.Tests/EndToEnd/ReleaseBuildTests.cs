using System.IO.Compression;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

/// <summary>What MSBuild is told, and what of the machine does not reach a package.</summary>
public sealed class ReleaseBuildTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_release_build_sets_these_properties_and_the_time_of_the_commit()
    {
        using var repository = await AcmeRepository.CreateAsync();
        string[] names = ["Configuration", "PublicRelease", "ContinuousIntegrationBuild", "RestoreLockedMode", "NuGetAudit",
            "TreatWarningsAsErrors"];
        repository.Git.Write(
            "packages/Acme.Solo/Acme.Solo.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TreatWarningsAsErrors Condition="'$(TreatWarningsAsErrors)' == ''">true</TreatWarningsAsErrors></PropertyGroup>
              <Target Name="Tell" BeforeTargets="_GetPackageFiles">
                <WriteLinesToFile File="$(IntermediateOutputPath)told.txt" Lines="{string.Join(';', names.Select(name => $"{name}=$({name})"))}" />
                <ItemGroup><None Include="$(IntermediateOutputPath)told.txt" Pack="true" PackagePath="/" /></ItemGroup>
              </Target>
            </Project>
            """);
        await repository.Git.CommitAsync("Pack what the build was told");
        var time = DateTimeOffset.FromUnixTimeSeconds(long.Parse(await repository.Git.GitAsync(["log", "-1", "--format=%ct"]), null));

        var run = await repository.RunToolAsync("publish", "--package", "Acme.Solo");

        run.AssertDone();
        using var package = ZipFile.OpenRead(repository.Git.Combine($"{AcmeRepository.Feed}/acme.solo/1.0.2/acme.solo.1.0.2.nupkg"));
        using var told = new StreamReader(package.GetEntry("told.txt")!.Open());
        Assert.Equal(
            [
                "Configuration=Release", "PublicRelease=True", "ContinuousIntegrationBuild=true", "RestoreLockedMode=true",
                "NuGetAudit=false", "TreatWarningsAsErrors=false",
            ],
            (await told.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim().ReplaceLineEndings("\n").Split('\n'));
        Assert.All(
            package.Entries, entry => Assert.InRange(time.DateTime - entry.LastWriteTime.DateTime, TimeSpan.Zero, TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public async Task A_lock_file_that_is_not_current_does_not_build()
    {
        using var repository = await AcmeRepository.CreateAsync();
        repository.WriteThirdPartyVersion("13.0.1");
        repository.Git.Write("packages/Acme.Json/a.cs", "");
        await repository.Git.CommitAsync("Forget the lock file");

        var run = await repository.RunToolAsync("publish", "--package", "Acme.Json");

        Assert.Contains("error PSR3002: Acme.Json 1.0.2 does not build", run.Error, StringComparison.Ordinal);
        Assert.Contains("error NU1004: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_of_a_package_that_makes_warnings_errors_does_not_fail_a_release()
    {
        using var repository = await AcmeRepository.CreateAsync();
        repository.Git.Write("packages/Acme.Solo/Acme.Solo.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup></Project>""");
        repository.Git.Write("packages/Acme.Solo/Solo.cs", "namespace Acme; public class Solo { private int _unused; }\n");
        await repository.Git.CommitAsync("Leave a field unused");

        var run = await repository.RunToolAsync("publish", "--package", "Acme.Solo");

        run.AssertDone();
    }

    [Fact]
    public async Task Neither_a_link_to_the_temporary_folder_nor_the_users_MSBuild_extensions_change_the_bytes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link takes a privilege there.");
        using var repository = await AcmeRepository.CreateAsync();
        Directory.CreateDirectory(_folder.Combine("real/temporary"));
        Directory.CreateSymbolicLink(_folder.Combine("link"), "real");
        Directory.CreateSymbolicLink(_folder.Combine("another link"), _folder.Combine("link/temporary"));
        foreach (var import in new[] { "Microsoft.Common.props", "Microsoft.Common.targets" })
        {
            foreach (var place in new[] { "ImportBefore", "ImportAfter" })
            {
                var extensions = Directory.CreateDirectory(_folder.Combine($"data/Microsoft/MSBuild/Current/{import}/{place}")).FullName;
                await File.WriteAllTextAsync(
                    Path.Combine(extensions, $"hostile{Path.GetExtension(import)}"),
                    """<Project InitialTargets="Hostile"><Target Name="Hostile"><Error Text="A file of the user was read." /></Target></Project>""",
                    TestContext.Current.CancellationToken);
            }
        }

        var plain = await repository.RunToolAsync("publish", "--package", "Acme.Json");
        var linked = await ToolProcess.StartAsync(
            new Dictionary<string, string?> { ["TMPDIR"] = _folder.Combine("another link"), ["XDG_DATA_HOME"] = _folder.Combine("data") },
            "--repo", repository.Root, "publish", "--package", "Acme.Json", "--feed", _folder.Combine("feed"));

        plain.AssertDone();
        linked.AssertDone();
        Assert.Equal(
            repository.HashFeed().OrderBy(file => file.Key), AcmeRepository.HashFeed(_folder.Combine("feed")).OrderBy(file => file.Key));
    }

    [Fact]
    public async Task A_package_with_a_symbols_package_beside_it_is_published_itself()
    {
        using var repository = await AcmeRepository.CreateAsync();
        repository.Git.Write(
            "packages/Acme.Solo/Acme.Solo.csproj",
            """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><IncludeSymbols>true</IncludeSymbols><DebugType>portable</DebugType></PropertyGroup></Project>""");
        await repository.Git.CommitAsync("Pack symbols");

        var run = await repository.RunToolAsync("publish", "--package", "Acme.Solo");

        run.AssertDone();
        using var package = ZipFile.OpenRead(repository.Git.Combine($"{AcmeRepository.Feed}/acme.solo/1.0.2/acme.solo.1.0.2.nupkg"));
        Assert.Contains(package.Entries, entry => entry.FullName == "lib/net10.0/Acme.Solo.dll");
        Assert.DoesNotContain(package.Entries, entry => entry.FullName.EndsWith(".pdb", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();
}
