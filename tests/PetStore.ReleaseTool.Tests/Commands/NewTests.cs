using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

public sealed class NewTests
{
    [Theory]
    [InlineData("a b")]
    [InlineData("../Evil")]
    [InlineData("A..B")]
    [InlineData("${{ x }}")]
    public async Task A_name_that_is_no_package_id_is_PSR1010_and_nothing_is_written(string id)
    {
        using var repository = await ConventionsRepository.CreateAsync();

        var run = await ToolRun.StartAsync(repository, "new", id);

        run.AssertFailed("PSR1010", $"'{id}' is not a package id");
        Assert.Empty(await repository.GitAsync(["status", "--porcelain"]));
    }

    [Theory]
    [InlineData("X", "packages/X")]
    [InlineData("x", "packages/x")]
    [InlineData("Z", "tests/Z.Tests")]
    public async Task A_package_or_test_project_that_is_there_is_PSR5012_and_stays_as_it_is(string id, string folder)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("tests/Z.Tests/a.cs", "");
        await repository.CommitAsync("Add a test");

        var run = await ToolRun.StartAsync(repository, "new", id);

        run.AssertFailed("PSR5012", $"{folder}: it exists already");
        Assert.Empty(await repository.GitAsync(["status", "--porcelain"]));
    }
}
