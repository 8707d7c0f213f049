namespace PetStore.ReleaseTool.Tests.EndToEnd;

public sealed class MergedReleaseTests
{
    [Fact]
    public async Task A_version_of_a_merged_branch_is_kept_for_its_consumer_and_verified()
    {
        using var repository = await AcmeRepository.CreateAsync();
        await repository.Git.GitAsync(["switch", "--quiet", "--create", "release/1"]);
        repository.Git.Write("packages/Acme.Text/Added.cs", "namespace Acme; public static class Added;\n");
        await repository.Git.CommitAsync("Add a class on the branch");
        var published = await repository.RunToolAsync("publish", "--package", "Acme.Text", "--format", "json");
        await repository.Git.GitAsync(["switch", "--quiet", "main"]);
        await repository.Git.GitAsync(["merge", "--quiet", "--no-ff", "--message", "Merge release/1", "release/1"]);
        repository.WriteConsumer("1.0.2");

        var plan = await repository.RunToolAsync("plan", "--package", "Acme.Text", "--format", "json");
        var verified = await repository.RunToolAsync("verify", "Acme.Text", "1.0.2");

        Assert.Equal(["Acme.Text 1.0.2 publish"], published.ReadReleases());
        Assert.Equal(["Acme.Text 1.0.2 keep", "Acme.Text 1.0.3 publish"], plan.ReadReleases());
        verified.AssertDone();
        Assert.StartsWith("Acme.Text 1.0.2 on artifacts/feed is what commit ", verified.Output);
    }
}
