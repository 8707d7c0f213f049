using System.Text.Json;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Pipelines;

/// <summary>Counts the jobs of a run from the generated files and the matrix of the change.</summary>
public sealed class JobCountTests
{
    [Theory]
    [InlineData("PetStore.Breeds.Abstractions")]
    [InlineData("PetStore.Breeds.InMemory")]
    [InlineData("PetStore.ReleaseTool")]
    public async Task One_changed_package_of_this_repository_costs_three_jobs_at_most(string id)
    {
        var files = Read(RepositoryRoot.Path);
        var legs = await CountLegsAsync(RepositoryRoot.Path, "--package", id);

        Assert.InRange(PipelineYaml.CountJobs(files, "azure-pipelines/pull-request.yml", legs), 1, 3);
        Assert.InRange(
            PipelineYaml.CountJobs(files, "azure-pipelines/pull-request.yml", legs, hasPreviews: true), 2, 3);
        Assert.InRange(PipelineYaml.CountJobs(files, $"azure-pipelines/{id}.yml", legs), 2, 3);
    }

    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(12, 1, 3)]
    [InlineData(60, 5, 7)]
    public async Task A_package_that_many_depend_on_is_tested_on_four_legs_at_most(
        int dependents, int expectedPullRequest, int expectedMerge)
    {
        using var repository = await CreateAsync(dependents);
        repository.Write("packages/X/a.cs", "");
        await repository.CommitAsync("Change X");

        var files = Read(repository.Root);
        var legs = await CountLegsAsync(repository.Root, "--since", "HEAD~1");

        Assert.Equal(expectedPullRequest, PipelineYaml.CountJobs(files, "azure-pipelines/pull-request.yml", legs));
        Assert.Equal(expectedMerge, PipelineYaml.CountJobs(files, "azure-pipelines/X.yml", legs));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/guide.md")]
    [InlineData("LICENSE")]
    public async Task A_change_of_the_documentation_costs_one_job_whatever_the_size_of_the_repository(string path)
    {
        using var repository = await CreateAsync(dependents: 70);
        repository.Write(path, "More.\n");
        await repository.CommitAsync("Write more");

        var legs = await CountLegsAsync(repository.Root, "--since", "HEAD~1");

        Assert.Equal(1, PipelineYaml.CountJobs(Read(repository.Root), "azure-pipelines/pull-request.yml", legs));
    }

    // X, packages that depend on it, their tests and one consumer.
    private static async Task<FixtureRepository> CreateAsync(int dependents)
    {
        var repository = await ConventionsRepository.CreateAsync();
        for (var number = 0; number < dependents; number++)
        {
            repository.WritePackage($"D{number}", "1.0", "X");
            repository.Write($"tests/D{number}.Tests/D{number}.Tests.csproj", FixtureFiles.Project);
            repository.Write($"tests/D{number}.Tests/packages.lock.json", FixtureFiles.LockFile("X", $"D{number}"));
        }

        repository.WriteConsumer("App", "X", "1.0.1");
        foreach (var finding in await repository.CheckFilesAsync())
        {
            if (finding.Fix is { } fix && finding.Problem.Code == "PSR5101")
            {
                await fix.ApplyAsync(repository.Root, TestContext.Current.CancellationToken);
            }
        }

        await repository.CommitAsync("Add the packages");
        return repository;
    }

    private static Dictionary<string, string> Read(string root) => Directory
        .EnumerateFiles(Path.Combine(root, "azure-pipelines"), "*.yml", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText);

    // One leg is tested by the job that finds it.
    private static async Task<int> CountLegsAsync(string root, params string[] arguments)
    {
        var run = await ToolRun.StartAsync(root, ["affected", .. arguments, "--format", "matrix"]);
        run.AssertDone();
        using var matrix = JsonDocument.Parse(run.Output);
        return matrix.RootElement.EnumerateObject().Count() is var count and > 1 ? count : 0;
    }
}
