using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Tests.EndToEnd;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Tests.Checking;

public sealed class LockFileRuleTests
{
    [Fact]
    public async Task Packages_that_cannot_be_restored_are_PSR5006()
    {
        using var acme = await AcmeRepository.CreateAsync();
        var path = acme.Git.Combine("packages/Acme.Json/packages.lock.json");
        const string Hash = "\"contentHash\": \"";
        File.WriteAllText(path, File.ReadAllText(path).Replace(Hash, Hash + "other", StringComparison.Ordinal));
        var opened = await GitRepository.OpenAsync(acme.Root, TestContext.Current.CancellationToken);
        var files = await WorkingFiles.ReadAsync(opened, TestContext.Current.CancellationToken);

        var findings = await new LockFileRule().CheckAsync(
            CheckContext.CreateForFiles(opened, files, id: null), TestContext.Current.CancellationToken);

        var problem = Assert.Single(findings).Problem.ToString();
        Assert.StartsWith("error PSR5006: The projects cannot be restored", problem, StringComparison.Ordinal);
        Assert.Contains("NU1403", problem, StringComparison.Ordinal);
    }
}
