using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Pipelines;
using PetStore.ReleaseTool.VersionFiles;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>A repository that keeps every convention that can be checked without MSBuild: X, and Y that needs X.</summary>
internal static class ConventionsRepository
{
    /// <summary>The file whose presence asks for pipelines.</summary>
    public const string Variables = "azure-pipelines/templates/variables.yml";

    public static async Task<FixtureRepository> CreateAsync()
    {
        var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.WritePackage("Y", "1.0", "X");
        repository.Write("Fixture.sln", """
            Project("{0}") = "X", "packages\X\X.csproj", "{1}"
            Project("{0}") = "Y", "packages\Y\Y.csproj", "{2}"
            Project("{0}") = "X.Tests", "tests\X.Tests\X.Tests.csproj", "{3}"
            Project("{0}") = "Y.Tests", "tests\Y.Tests\Y.Tests.csproj", "{4}"
            """);
        repository.Write(
            "README.md",
            "| Package | What for |\n|---|---|\n| [X](packages/X/README.md) | x |\n| [Y](packages/Y/README.md) | y |\n"
                + "\nMore.\n");
        foreach (var id in new[] { "X", "Y" })
        {
            repository.Write($"tests/{id}.Tests/{id}.Tests.csproj", FixtureFiles.Project);
        }

        repository.Write(Variables, VariablesTemplate.Create("artifacts/feed"));
        foreach (var finding in await repository.CheckFilesAsync())
        {
            await finding.Fix!.ApplyAsync(repository.Root, TestContext.Current.CancellationToken);
        }

        await repository.CommitAsync("Keep the conventions");
        return repository;
    }

    /// <summary>What the rules find that read files alone.</summary>
    public static async Task<IReadOnlyList<Finding>> CheckFilesAsync(this FixtureRepository repository)
    {
        var opened = await GitRepository.OpenAsync(repository.Root, TestContext.Current.CancellationToken);
        var files = await WorkingFiles.ReadAsync(opened, TestContext.Current.CancellationToken);
        var packages = WorkingPackages.Read(files, opened.Layout);
        var context = new CheckContext
        {
            Repository = opened,
            Files = files,
            Packages = packages,
            Checked = packages,
            Versions = new VersionReader(opened),
        };
        return await ConventionChecker.CheckAsync(
            CheckRules.All.Where(rule => rule.ReadsOnlyFiles), context, new RecordedProgress(), TestContext.Current.CancellationToken);
    }

    /// <summary>The rules find one thing, with this code and at this place.</summary>
    public static async Task<Finding> AssertFindsAsync(
        this FixtureRepository repository, string code, string place, params string[] parts)
    {
        var finding = Assert.Single(await repository.CheckFilesAsync());
        Assert.StartsWith($"error {code}: {place}", finding.Problem.ToString(), StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, finding.Problem.Text, StringComparison.Ordinal));
        return finding;
    }

    /// <summary>Applies what a finding can do about itself, after which nothing is found.</summary>
    public static async Task AssertMendsAsync(this FixtureRepository repository, Finding finding, string done)
    {
        Assert.Equal(done, finding.Fix?.Done);
        await finding.Fix!.ApplyAsync(repository.Root, TestContext.Current.CancellationToken);
        Assert.Empty(await repository.CheckFilesAsync());
    }
}
