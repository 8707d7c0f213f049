using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Building;

/// <summary>PSR3008 to 3011 and 3014: what would make other bytes on another machine is refused before MSBuild starts.</summary>
public sealed class ReleaseInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(".globalconfig")]
    [InlineData("nuget.config")]
    [InlineData("NuGet.Config")]
    [InlineData("NuGet.config")]
    [InlineData("NUGET.CONFIG")]
    public async Task A_file_above_the_temporary_folder_that_would_reach_a_build_is_PSR3008(string name)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        Directory.CreateDirectory(_folder.Combine("a/b"));
        await File.WriteAllTextAsync(_folder.Combine(name), "", TestContext.Current.CancellationToken);

        var run = await PublishAsync(repository, _folder.Combine("a/b"));

        AssertRefused(run, "PSR3008", $"{_folder.Combine(name)}: ", "TMPDIR");
    }

    [Theory]
    [InlineData("0 +0000", "1970-01-01")]
    [InlineData("315532799 +0000", "1979-12-31")]
    [InlineData("4354819200 +0000", "2108-01-01")]
    public async Task A_commit_whose_date_no_package_can_hold_is_PSR3009(string date, string shown)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.SetCommitterDateAsync(date);

        var run = await PublishAsync(repository, _folder.Path);

        AssertRefused(run, "PSR3009", "X 1.0.1: commit ", shown, "Set the clock");
    }

    [Theory]
    [InlineData("packages/X/a.cs", "/etc/hostname")]
    [InlineData("packages/X/folder", "..")]
    [InlineData("packages/X/deep/b.txt", "../X.csproj")]
    [InlineData("Directory.Build.props", "version.json")]
    public async Task An_input_that_is_a_symbolic_link_is_PSR3010(string path, string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link takes a privilege there.");
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        Directory.CreateDirectory(Path.GetDirectoryName(repository.Combine(path))!);
        File.CreateSymbolicLink(repository.Combine(path), target);
        await repository.CommitAsync("Add a link");

        var run = await PublishAsync(repository, _folder.Path);

        AssertRefused(run, "PSR3010", "X 1.0.2: at commit ", $"'{path}'");
    }

    [Fact]
    public async Task A_symbolic_link_holds_back_only_the_packages_that_have_it_among_their_inputs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link takes a privilege there.");
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        File.CreateSymbolicLink(repository.Combine("packages/Y/a.cs"), "/etc/hostname");
        File.CreateSymbolicLink(repository.Combine("docs"), "packages");
        repository.Write("packages/X/b.cs", "");
        await repository.CommitAsync("Add links");

        var run = await PublishAsync(repository, _folder.Path);

        Assert.Equal(
            ["error PSR3003: X 1.0.2", "error PSR3010: Y 1.0.2"],
            run.Error.Split('\n')
                .Where(line => line.StartsWith("error ", StringComparison.Ordinal))
                .Select(line => line[.."error PSR3003: X 1.0.2".Length]));
    }

    [Theory]
    [InlineData("packages/X/inner", "\".\"")]
    [InlineData("external", "\".\", \"/external/src\"")]
    public async Task An_input_that_is_a_submodule_is_PSR3014(string path, string filters)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(
            "packages/X/version.json", $$"""{ "inherit": true, "version": "1.1", "pathFilters": [ {{filters}} ] }""");
        Directory.CreateDirectory(repository.Combine(path));
        await repository.GitAsync(["update-index", "--add", "--cacheinfo", $"160000,{new string('1', 40)},{path}"]);
        await repository.CommitAsync("Add a submodule");

        var run = await PublishAsync(repository, _folder.Path);

        AssertRefused(run, "PSR3014", "X 1.1.1: at commit ", $"'{path}'");
    }

    [Theory]
    [InlineData("lfs", "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n")]
    [InlineData("git-crypt", "\0GITCRYPT\0abc")]
    public async Task An_input_whose_content_is_not_in_the_commit_is_PSR3011(string filter, string content)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(".gitattributes", $"*.bin filter={filter} -text\n");
        repository.Write("packages/X/a.bin", content);
        await repository.CommitAsync("Add a file that is stored elsewhere");

        var run = await PublishAsync(repository, _folder.Path);

        AssertRefused(run, "PSR3011", "X 1.0.2: at commit ", "'packages/X/a.bin'");
    }

    [Fact]
    public async Task A_file_with_the_attribute_whose_content_is_in_the_commit_is_packed()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(".gitattributes", "*.bin filter=lfs -text\n");
        repository.Write("packages/X/a.bin", "content");
        repository.Write("docs/b.bin", "version https://git-lfs.github.com/spec/v1\n");
        await repository.CommitAsync("Add a file with its content");

        var run = await PublishAsync(repository, _folder.Path);

        AssertRefused(run, "PSR3003", "X 1.0.2, built from commit ", "made no package of that id");
    }

    public void Dispose() => _folder.Dispose();

    // A dotnet that succeeds and builds nothing: a release that is not refused before is PSR3003.
    private static Task<ToolRun> PublishAsync(FixtureRepository repository, string temporary)
    {
        var environment = new Dictionary<string, string?>
        {
            ["DOTNET_HOST_PATH"] = FakeProgram.Write(repository.Combine("artifacts/dotnet"), "exit 0"),
            ["TMPDIR"] = temporary,
        };
        return ToolProcess.StartAsync(environment, "--repo", repository.Root, "publish");
    }

    private static void AssertRefused(ToolRun run, string code, string place, params string[] parts)
    {
        Assert.Equal(1, run.Status);
        var line = Assert.Single(run.Error.Split('\n'), line => line.StartsWith("error ", StringComparison.Ordinal));
        Assert.StartsWith($"error {code}: {place}", line, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, line, StringComparison.Ordinal));
    }
}
