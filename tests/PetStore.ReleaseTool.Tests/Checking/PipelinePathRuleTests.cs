using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Checking;

public sealed class PipelinePathRuleTests
{
    [Theory]
    [InlineData("dotnet build packages/Gone --no-restore", "packages/Gone")]
    [InlineData("dotnet test --project=tests/Gone.Tests/Gone.Tests.csproj", "tests/Gone.Tests/Gone.Tests.csproj")]
    [InlineData("\"bash consumers/run\"", "consumers/run")]
    [InlineData("cat azure-pipelines/templates/gone.txt.", "azure-pipelines/templates/gone.txt")]
    public async Task A_path_of_a_template_that_does_not_exist_is_PSR5112(string script, string path)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("azure-pipelines/templates/own.yml", $"steps:\n- script: {script}\n");

        await repository.AssertFindsAsync("PSR5112", $"azure-pipelines/templates/own.yml(2): it names '{path}'");
    }

    [Theory]
    [InlineData("dotnet build packages/X packages/Y/Y.csproj")]
    [InlineData("dotnet build packages/$(package) packages/*/*.csproj packages/${{ parameters.package }}")]
    [InlineData("dotnet build # not packages/Gone")]
    [InlineData("cd my-packages/Gone")]
    public async Task A_path_that_exists_or_is_not_complete_is_accepted(string script)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("azure-pipelines/templates/own.yml", $"steps:\n- script: {script}\n");

        Assert.Empty(await repository.CheckFilesAsync());
    }
}
