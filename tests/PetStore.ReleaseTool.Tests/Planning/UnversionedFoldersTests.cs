using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Planning;

public sealed class UnversionedFoldersTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Theory]
    [InlineData("New/New.csproj", "git does not have it. ")]
    [InlineData("New/New.fsproj", "git does not have it. ")]
    [InlineData("New/version.json", "git does not have it. ")]
    [InlineData("Group/Inner/Inner.csproj", "a package is directly below 'packages', but 'Inner' is one folder deeper")]
    [InlineData("Other/.git", "it is a repository of its own, whose history the versions are not counted from. Move "
        + "the files into this repository")]
    [InlineData("Other/.git/HEAD", "it is a repository of its own, ")]
    public void A_folder_that_looks_like_a_package_has_the_reason_why_it_has_no_version(string path, string reason)
    {
        Write($"packages/{path}");

        var (folder, found) = Assert.Single(Find());

        Assert.Equal($"packages/{path.Split('/')[0]}", folder);
        Assert.StartsWith(reason, found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docs/README.md")]
    [InlineData("Group/Inner/Other.csproj")]
    [InlineData("Group/Inner/Deep/Deep.csproj")]
    [InlineData("New.csproj")]
    public void Another_folder_is_not_found(string path)
    {
        Write($"packages/{path}");

        Assert.Empty(Find());
    }

    [Fact]
    public void A_package_that_git_has_is_not_found()
    {
        Write("packages/X/X.csproj");
        Write("packages/X/.git");

        Assert.Empty(Find("X"));
    }

    [Fact]
    public void A_link_is_found_whatever_it_refers_to()
    {
        Write("packages/X/X.csproj");
        Directory.CreateSymbolicLink(_root.Combine("packages/Linked"), _root.Combine("packages/X"));

        var (folder, reason) = Assert.Single(Find("X"));

        Assert.Equal("packages/Linked", folder);
        Assert.StartsWith("it is a link", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_differs_only_in_case_from_that_of_a_package_is_the_reason()
    {
        Write("packages/x/x.csproj");

        var (folder, reason) = Assert.Single(Find("Y", "X"));

        Assert.Equal("packages/x", folder);
        Assert.Equal(
            "its name differs from that of 'X' only in case, and NuGet ignores case. Rename or delete one of the two",
            reason);
    }

    [Fact]
    public void The_folders_come_in_ordinal_order()
    {
        string[] names = ["b", "C", "a", "D"];
        foreach (var name in names)
        {
            Write($"packages/{name}/version.json");
        }

        Assert.Equal(["packages/C", "packages/D", "packages/a", "packages/b"], Find().Select(each => each.Folder));
    }

    [Fact]
    public void A_repository_without_the_packages_folder_has_no_such_folders()
    {
        Assert.Empty(Find("X"));
    }

    [Fact]
    public void The_folder_of_the_packages_is_that_of_the_layout()
    {
        Write("src/libs/Group/Inner/Inner.csproj");
        var layout = new RepositoryLayout("src/libs", "tests", "consumers", "pipelines");

        var (folder, reason) = Assert.Single(UnversionedFolders.Find(_root.Path, layout, []));

        Assert.Equal("src/libs/Group", folder);
        Assert.StartsWith("a package is directly below 'libs', ", reason, StringComparison.Ordinal);
    }

    public void Dispose() => _root.Dispose();

    private void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_root.Combine(path))!);
        File.WriteAllText(_root.Combine(path), "");
    }

    private IEnumerable<(string Folder, string Reason)> Find(params string[] known) =>
        UnversionedFolders.Find(_root.Path, new RepositoryLayout(), known);
}
