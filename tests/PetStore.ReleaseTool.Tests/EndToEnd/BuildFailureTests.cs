namespace PetStore.ReleaseTool.Tests.EndToEnd;

public sealed class BuildFailureTests
{
    [Fact]
    public async Task A_package_that_does_not_compile_holds_back_its_dependents_alone()
    {
        using var repository = await AcmeRepository.CreateAsync();
        repository.Git.Write(
            "packages/Acme.Text/Text.cs", "namespace Acme; public static class Text { public static string Value => "
                + "missing; }\n");
        repository.Git.Write(
            "Directory.Build.props", File.ReadAllText(repository.Git.Combine("Directory.Build.props")) + "\n");
        var commit = await repository.Git.CommitAsync("Break Acme.Text");

        var run = await repository.RunToolAsync("publish");

        Assert.Equal(1, run.Status);
        Assert.Contains($"error PSR3002: Acme.Text 1.0.2 does not build from commit {commit[..7]}.", run.Error);
        Assert.Contains("error CS0103: The name 'missing' does not exist in the current context", run.Error);
        Assert.Contains("error PSR3004: Acme.Json 1.0.2 was not published because Acme.Text 1.0.2 was not.", run.Error);
        Assert.Equal(
            ["Acme.Solo 1.0.2 keep", "Acme.Text 1.0.2 publish", "Acme.Json 1.0.2 publish"],
            await repository.PlanAsync());
    }

    [Fact]
    public async Task A_forgotten_lock_file_is_told_with_the_tools_advice_instead_of_NuGets()
    {
        using var repository = await AcmeRepository.CreateAsync();
        repository.WriteThirdPartyVersion("13.0.4");
        repository.Git.Write("packages/Acme.Json/More.cs", "");
        await repository.Git.CommitAsync("Raise a central version");

        var run = await repository.RunToolAsync("publish", "--package", "Acme.Json");

        Assert.Equal(1, run.Status);
        Assert.Contains("error PSR3002: Acme.Json 1.0.2 does not build", run.Error, StringComparison.Ordinal);
        Assert.Contains("error NU1004: ", run.Error);
        Assert.Contains("Run 'petstore-release check --fix', and commit the lock file.", run.Error);
        Assert.DoesNotContain("RestoreLockedMode", run.Error);
    }

    [Fact]
    public async Task A_package_that_sets_its_own_version_is_refused()
    {
        using var repository = await AcmeRepository.CreateAsync();
        repository.Git.Write(
            "packages/Acme.Solo/Acme.Solo.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <Target Name="Override" AfterTargets="GetBuildVersion">
                <PropertyGroup><PackageVersion>9.9.9</PackageVersion></PropertyGroup>
              </Target>
            </Project>
            """);
        var commit = await repository.Git.CommitAsync("Set the version by hand");

        var run = await repository.RunToolAsync("publish", "--package", "Acme.Solo");

        Assert.Equal(1, run.Status);
        Assert.Contains(
            $"error PSR3003: Acme.Solo 1.0.2, built from commit {commit[..7]}, is Acme.Solo 9.9.9.", run.Error);
        Assert.False(Directory.Exists(repository.Git.Combine($"{AcmeRepository.Feed}/acme.solo")));
    }

    [Fact]
    public async Task A_release_commit_whose_SDK_is_not_installed_names_the_wanted_and_the_installed_ones()
    {
        using var repository = await AcmeRepository.CreateAsync();
        repository.Git.Write("global.json", """{ "sdk": { "version": "99.0.100", "rollForward": "disable" } }""");
        repository.Git.Write("packages/Acme.Solo/Solo.cs", "namespace Acme;\n");
        await repository.Git.CommitAsync("Ask for an SDK of the future");
        File.Delete(repository.Git.Combine("global.json"));

        var run = await repository.RunToolAsync("publish", "--package", "Acme.Solo");

        Assert.Equal(1, run.Status);
        Assert.Matches(
            @"error PSR3001: Acme\.Solo 1\.0\.2: commit [0-9a-f]{7} asks for \.NET SDK .*99\.0\.100.*are installed: .*10\.", run.Error);
    }
}
