using CliWrap;
using CliWrap.Buffered;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

/// <summary>Runs the scripts of the generated pipelines as an agent does.</summary>
// One at a time: both build in the shared repository.
[Collection(nameof(AdoptedRepository))]
public sealed class PipelineScriptTests(AdoptedRepository adopted)
{
    private static readonly string _tool = Path.Combine(AppContext.BaseDirectory, "PetStore.ReleaseTool.dll");

    [Fact]
    public async Task Little_work_is_built_and_tested_by_the_job_that_finds_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The agents of the generated pipelines have bash.");
        var repository = (await adopted.CreateAsync()).Git;
        using var agent = new TemporaryFolder();

        var chosen = await RunAsync(
            repository, agent, "test-affected.yml", "Choose where to test", new() { ["arguments"] = "--package Acme.Text" });
        var projects = Read(chosen, "projects");
        var tested = await RunAsync(
            repository, agent, "test-projects.yml", "Build and test", new() { ["PROJECTS"] = projects });

        var mixed = await RunAsync(
            repository, agent, "test-projects.yml", "Test with other versions of the packages",
            new() { ["PROJECTS"] = projects, ["mix"] = "--since HEAD" });

        Assert.StartsWith("Nothing to mix: ", mixed, StringComparison.Ordinal);
        Assert.Equal("{}", Read(chosen, "legs;isOutput=true"));
        Assert.Equal("package packages/Acme.Text;test tests/Acme.Text.Tests;", projects);
        Assert.Contains("succeeded: 1", tested, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.EnumerateFiles(agent.Combine("results"), "*.trx", SearchOption.AllDirectories));
        Assert.NotEmpty(Directory.EnumerateFiles(agent.Combine("packages"), "*.nupkg"));
    }

    [Fact]
    public async Task Much_work_is_left_to_the_legs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The agents of the generated pipelines have bash.");
        using var repository = await ConventionsRepository.CreateAsync();
        using var agent = new TemporaryFolder();
        for (var number = 0; number < 45; number++)
        {
            repository.WritePackage($"D{number}", "1.0", "X");
        }

        await repository.CommitAsync("Add packages");

        var chosen = await RunAsync(
            repository, agent, "test-affected.yml", "Choose where to test", new() { ["arguments"] = "--package X" });

        Assert.StartsWith(
            "{\"leg_1\":{\"projects\":\"package packages/",
            Read(chosen, "legs;isOutput=true"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("variable=projects]", chosen, StringComparison.Ordinal);
    }

    private static string Read(string output, string variable) =>
        output.Split('\n')
            .Single(line => line.StartsWith($"##vso[task.setvariable variable={variable}]", StringComparison.Ordinal))
            .Split(']', 2)[1];

    // The agent replaces variables and parameters in the text of the script.
    private static async Task<string> RunAsync(
        FixtureRepository repository, TemporaryFolder agent, string template, string step, Dictionary<string, string?> values)
    {
        var text = await File.ReadAllTextAsync(repository.Combine($"azure-pipelines/templates/{template}"));
        var script = PipelineYaml.FindScript(text, step)
            .Replace("$(release)", $"dotnet '{_tool}'", StringComparison.Ordinal)
            .Replace("$(Agent.TempDirectory)", agent.Path, StringComparison.Ordinal)
            .Replace("${{ parameters.mix }}", values.GetValueOrDefault("mix"), StringComparison.Ordinal)
            .Replace("${{ parameters.arguments }}", values.GetValueOrDefault("arguments"), StringComparison.Ordinal);
        var result = await Cli.Wrap("bash")
            .WithWorkingDirectory(repository.Root)
            .WithArguments(["-c", script])
            .WithEnvironmentVariables(new Dictionary<string, string?>(values)
            {
                ["AGENT_TEMPDIRECTORY"] = agent.Path,
                ["BUILD_SOURCESDIRECTORY"] = repository.Root,
                ["TF_BUILD"] = null,
            })
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, result.StandardOutput + result.StandardError);
        return result.StandardOutput;
    }
}
