using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Tests.History;

public sealed class PackageStateTests
{
    private static readonly Problem _problem = RepositoryProblems.UnknownCommit("any");

    [Theory]
    [InlineData(nameof(FileKind.Link), true)]
    [InlineData(nameof(FileKind.Submodule), true)]
    [InlineData(nameof(FileKind.File), false)]
    public void A_link_or_a_submodule_in_the_place_of_the_folder_is_a_package_with_that_problem(
        string kind, bool expected)
    {
        var state = new PackageState { Options = new VersionOptions([], _problem) }
            .WithFile("X", "", new FileChange("packages/X", "blob", Enum.Parse<FileKind>(kind)));

        Assert.Equal(expected, state.Exists);
        Assert.Equal(expected ? _problem : null, state.Contents.FolderProblem);
    }

    [Fact]
    public void What_was_in_the_place_of_the_folder_may_be_deleted()
    {
        var state = new PackageState { Options = new VersionOptions([], _problem) }
            .WithFile("X", "", new FileChange("packages/X", "blob", FileKind.Link))
            .WithFile("X", "", new FileChange("packages/X", null));

        Assert.False(state.Exists);
        Assert.Null(state.Contents.FolderProblem);
    }
}
