using System.IO.Compression;
using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Faults;

public sealed class HostileInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Root => _folder.Combine("a/feed");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("../outside")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("/outside")]
    [InlineData(".staging-x")]
    [InlineData("a\nb")]
    public async Task An_id_that_is_no_package_id_is_refused_by_the_feed_folder_and_nothing_is_written(string id)
    {
        var package = new PackageIdentity(id, new NuGetVersion(1, 0, 1));
        var nupkg = FixturePackage.Write(_folder.Combine("X.nupkg"), "X", "1.0.1", "commit");

        var exception = await Assert.ThrowsAsync<ReleaseException>(
            () => new FolderFeed(Root).PushAsync(package, nupkg, Token));

        Assert.Equal("PSR4001", Assert.Single(exception.Problems).Code);
        Assert.Equal(["X.nupkg"], ListFiles());
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a b")]
    [InlineData("a;b")]
    [InlineData("-a")]
    public async Task A_package_folder_whose_name_is_no_package_id_is_PSR1010(string id)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var files = new[]
        {
            ("version.json", FixtureFiles.VersionFile("2.0")), ($"{id}.csproj", FixtureFiles.Project),
            ("packages.lock.json", FixtureFiles.LockFile()),
        };
        await AddTreeAsync(repository, id, files);

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertRefuses("PSR1010", $"packages/{id}: ");
    }

    [Theory]
    [InlineData("../../outside")]
    [InlineData("/outside")]
    [InlineData("..")]
    public async Task A_lock_file_that_names_a_path_is_PSR1019(string name)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.WritePackage("X", "1.0", name);
        await repository.CommitAsync("Depend on it");

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertRefuses("PSR1019", "packages/X/packages.lock.json");
    }

    [Theory]
    [InlineData("../../1.0")]
    [InlineData("1.0-../../x")]
    [InlineData("/1.0")]
    public async Task A_version_that_names_a_path_is_PSR1003(string version)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.WritePackage("X", version);
        await repository.CommitAsync("Leave the feed");

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertRefuses("PSR1003", "packages/X/version.json");
    }

    [Fact]
    public async Task A_version_file_of_100_MB_is_PSR1005()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("packages/X/version.json", FixtureFiles.VersionFile("1.0") + new string(' ', 100_000_000));
        await repository.CommitAsync("Fill it");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertRefuses("PSR1005", "packages/X/version.json: it has more than 4000000 characters");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public async Task A_version_file_that_is_nested_10000_deep_is_PSR1005(string level)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("packages/X/version.json", string.Concat(Enumerable.Repeat(level, 10_000)));
        await repository.CommitAsync("Nest it");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertRefuses("PSR1005", "packages/X/version.json: NBGV passes over it");
    }

    [Fact]
    public async Task A_lock_file_of_10_MB_is_PSR1009()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("packages/X/packages.lock.json", FixtureFiles.LockFile() + new string(' ', 10_000_000));
        var commit = await repository.CommitAsync("Fill it");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertRefuses(
            "PSR1009", $"packages/X/packages.lock.json: at commit {commit[..7]} it has more than 4000000 characters");
    }

    [Fact]
    public void A_nuspec_with_an_external_entity_is_a_damaged_package_and_the_file_is_not_read()
    {
        File.WriteAllText(_folder.Combine("secret.txt"), "s3cret");
        var nupkg = WriteZip(("X.nuspec", $"""
            <!DOCTYPE package [ <!ENTITY secret SYSTEM "{new Uri(_folder.Combine("secret.txt"))}"> ]>
            <package><metadata>
              <id>X</id><version>1.0.1</version><repository type="git" commit="&secret;" /><description>&secret;</description>
            </metadata></package>
            """));

        var exception = Assert.Throws<ReleaseException>(() => PackageFile.Read(nupkg));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal("PSR4002", problem.Code);
        Assert.DoesNotContain("s3cret", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_whose_entries_lead_outside_writes_no_file_outside()
    {
        const string Nuspec =
            """
            <package><metadata><id>X</id><version>1.0.1</version><authors>A</authors><description>D</description>
            <repository type="git" commit="commit" /></metadata></package>
            """;
        var nupkg = WriteZip(
            ("X.nuspec", Nuspec), ("../outside.txt", "out"), ("../../outside.txt", "out"), ("/outside.txt", "out"));

        await new FolderFeed(Root).PushAsync(new PackageIdentity("X", new NuGetVersion(1, 0, 1)), nupkg, Token);

        Assert.Equal(
            [
                "X.nupkg", "a/feed/x/1.0.1/.nupkg.metadata", "a/feed/x/1.0.1/x.1.0.1.nupkg", "a/feed/x/1.0.1/x.1.0.1.nupkg.sha512",
                "a/feed/x/1.0.1/x.nuspec",
            ],
            ListFiles());
    }

    public void Dispose() => _folder.Dispose();

    // git itself makes no such tree from a working tree: the objects are written one by one.
    private static async Task AddTreeAsync(
        FixtureRepository repository, string id, IEnumerable<(string Name, string Text)> files)
    {
        var blobs = new List<string>();
        foreach (var (name, text) in files)
        {
            blobs.Add($"100644 blob {await repository.GitAsync(["hash-object", "-w", "--stdin"], text)}\t{name}\n");
        }

        var package = await repository.GitAsync(["mktree"], string.Concat(blobs));
        var packages = await repository.GitAsync(
            ["mktree"], $"{await repository.GitAsync(["ls-tree", "HEAD:packages"])}\n040000 tree {package}\t{id}\n");
        var rootEntries = (await repository.GitAsync(["ls-tree", "HEAD"])).Split('\n')
            .Where(line => !line.EndsWith("\tpackages", StringComparison.Ordinal));
        var root = await repository.GitAsync(
            ["mktree"], $"{string.Join('\n', rootEntries)}\n040000 tree {packages}\tpackages\n");
        var commit = await repository.GitAsync(["commit-tree", root, "-p", "HEAD", "-m", "Leave the folder"]);
        await repository.GitAsync(["update-ref", "HEAD", commit]);
    }

    private string WriteZip(params (string Name, string Text)[] entries)
    {
        var path = _folder.Combine("X.nupkg");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, text) in entries)
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(text);
        }

        return path;
    }

    private IEnumerable<string> ListFiles() => Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_folder.Path, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);
}
