using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Building;

/// <summary>Calls of MSBuild that fail, with a script in the place of dotnet.</summary>
public sealed class PackRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Log => _folder.Combine("calls");

    [Fact]
    public async Task A_call_that_fails_is_repeated_for_each_commit_and_then_for_each_package()
    {
        using var repository = await CreateAsync();

        await PublishAsync(repository, "", []);

        // The checkout of the call, what it packs, and the checkouts that are on the disk.
        Assert.Equal(
            [
                "checkout-1: Silent Talks Many: checkout-1 checkout-2 checkout-3",
                "checkout-4: Silent Talks: checkout-3 checkout-4",
                "checkout-5: Silent: checkout-3 checkout-5",
                "checkout-6: Talks: checkout-3 checkout-6",
                "checkout-7: Many: checkout-3 checkout-7",
                "checkout-3: Other: checkout-3",
            ],
            await File.ReadAllLinesAsync(Log, TestContext.Current.CancellationToken));

        // Once for each global.json.
        Assert.Equal(
            ["--version", "--version"],
            await File.ReadAllLinesAsync($"{Log} of SDKs", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_errors_of_a_build_are_told_once_each_without_the_path_of_the_checkout()
    {
        using var repository = await CreateAsync();

        var run = await PublishAsync(
            repository,
            """
            case $packages in
              Talks) echo 'It is too late.' ;;
              Many) for i in {1..21}; do echo 'Not this.'; printf "$PWD/a.cs($i): error CS1\n%.0s" 1 2; done ;;
              Other) echo "$PWD/b.cs: error CS2" >&2 ;;
            esac
            """,
            []);

        var errors = run.Error.Split("error PSR3002: ")[1..].Select(
            error => error.Split('\n')[1..].Where(line => line.StartsWith(' ')));
        Assert.Equal(
            [
                ["  MSBuild failed and said nothing."],
                ["  It is too late."],
                [.. Enumerable.Range(1, 20).Select(each => $"  a.cs({each}): error CS1")],
                ["  b.cs: error CS2"],
            ],
            errors);
    }

    [Fact]
    public async Task After_a_restore_that_fails_nothing_is_packed()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");

        var run = await PublishAsync(
            repository, "echo 'error NU1301: not found'", new() { ["VSS_NUGET_ACCESSTOKEN"] = "secret" });

        Assert.Contains("error NU1301: not found", run.Error, StringComparison.Ordinal);
        Assert.Single(await File.ReadAllLinesAsync(Log, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_socket_of_the_compiler_server_is_deleted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere no compiler server is used.");
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");

        await PublishAsync(
            repository,
            $$"""
            socket=$(printf '%s\n' "$@" | sed -n 's|^-property:SharedCompilationId=|/tmp/|p')
            touch "$socket"
            ls "$socket" >'{{_folder.Combine("socket")}}'
            """,
            []);

        var socket = await File.ReadAllTextAsync(_folder.Combine("socket"), TestContext.Current.CancellationToken);
        Assert.StartsWith("/tmp/", socket, StringComparison.Ordinal);
        Assert.False(File.Exists(socket.Trim()), socket);
    }

    public void Dispose() => _folder.Dispose();

    // Two packages of one commit, one of another, and one of a commit that has a global.json.
    private static async Task<FixtureRepository> CreateAsync()
    {
        var repository = await FixtureRepository.CreateWithPackagesAsync("Silent", "Talks");
        repository.WritePackage("Many", "1.0");
        await repository.CommitAsync("Add Many");
        repository.WritePackage("Other", "1.0");
        repository.Write("global.json", "{ }");
        await repository.CommitAsync("Add Other, and name the SDK");
        return repository;
    }

    private Task<ToolRun> PublishAsync(
        FixtureRepository repository, string script, Dictionary<string, string?> environment)
    {
        environment["DOTNET_HOST_PATH"] = FakeProgram.Write(
            _folder.Combine("dotnet"),
            $$"""
            [ "$1" = msbuild ] || { echo "$1" >>'{{Log}} of SDKs'; exit 0; }
            packages=$(grep -o '[A-Za-z]*[.]csproj' "$2" | sed 's/[.]csproj//' | xargs)
            echo "$(basename "$PWD"): $packages: $(cd .. && ls -d checkout-?/ | tr -d / | xargs)" >>'{{Log}}'
            {{script}}
            exit 1
            """);
        return ToolProcess.StartAsync(environment, "--repo", repository.Root, "publish");
    }
}
