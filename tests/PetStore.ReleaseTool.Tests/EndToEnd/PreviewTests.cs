using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

public sealed class PreviewTests
{
    [Fact]
    public async Task Previews_of_two_packages_restore_and_run_and_the_release_feed_is_unchanged()
    {
        using var repository = await AcmeRepository.CreateAsync();
        (await repository.RunToolAsync("publish")).AssertDone();
        var released = repository.HashFeed();
        await repository.Git.GitAsync(["checkout", "--quiet", "-b", "feature"]);
        repository.WriteText("preview");
        var commit = await repository.Git.CommitAsync("Say preview");

        var refused = await repository.RunToolAsync("publish", "--preview", "--feed", "./artifacts/feed/");
        var run = await repository.RunToolAsync("publish", "--preview", "--feed", "artifacts/previews");
        var again = await repository.RunToolAsync("publish", "--preview", "--feed", "artifacts/previews");
        WriteConsumer(repository, $"1.0.1-g{commit[..10]}");
        var output = await repository.RunConsumerAsync();

        refused.AssertFailed("PSR6401", "'./artifacts/feed/' is the default feed");
        run.AssertDone();
        Assert.Equal(
            $"Acme.Text 1.0.2-g{commit[..10]}\nAcme.Json 1.0.1-g{commit[..10]}\n", run.Output.ReplaceLineEndings("\n"));
        Assert.Equal(run.Output, again.Output);
        Assert.Equal("\"preview\"", output);
        Assert.Equal(released.OrderBy(file => file.Key), repository.HashFeed().OrderBy(file => file.Key));
    }

    [Fact]
    public async Task A_public_branch_has_nothing_to_preview()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");

        var run = await ToolRun.StartAsync(repository, "publish", "--preview", "--feed", "./previews");

        run.AssertDone();
        Assert.StartsWith("Nothing to preview", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0.1")]
    [InlineData("9.9.9")]
    public async Task A_feed_with_releases_of_another_repository_is_refused(string version)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        FixturePackage.WriteToFeed(repository.Combine("previews"), "X", version, new string('a', 40));

        var run = await ToolRun.StartAsync(repository, "publish", "--preview", "--feed", "previews");

        run.AssertFailed("PSR6402", $"The feed 'previews' holds X.{version}, built from commit 'aaaaaaa'");
    }

    private static void WriteConsumer(AcmeRepository repository, string version)
    {
        repository.Git.Write(
            "consumers/nuget.config",
            """
            <configuration>
              <packageSources>
                <add key="acme" value="../artifacts/feed" />
                <add key="previews" value="../artifacts/previews" />
              </packageSources>
              <packageSourceMapping><clear /></packageSourceMapping>
            </configuration>
            """);
        repository.Git.Write("consumers/App/Program.cs", "System.Console.WriteLine(Acme.Json.Value);\n");
        repository.Git.Write(
            "consumers/App/App.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Acme.Json" Version="{version}" /></ItemGroup>
            </Project>
            """);
    }
}
