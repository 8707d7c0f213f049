using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Publishing;

/// <summary>The errors of <c>verify --lock</c>.</summary>
public sealed class LockErrorTests
{
    private const string LockFile =
        """
        { "version": 1, "dependencies": { "net10.0": {
          "x": { "type": "Direct", "resolved": "9.9.9", "contentHash": "hash" } } } }
        """;

    [Fact]
    public async Task A_lock_file_that_names_no_package_of_the_repository()
    {
        var (run, path) = await VerifyAsync(LockFile.Replace("\"x\"", "\"Other\"", StringComparison.Ordinal));

        run.AssertFailed("PSR6101", path, "names no package of this repository (X)");
    }

    [Fact]
    public async Task A_lock_file_with_a_version_that_no_commit_produced()
    {
        var (run, path) = await VerifyAsync(LockFile);

        run.AssertFailed("PSR2003", path, "X '9.9.9'", "The nearest versions are: 1.0.1.");
    }

    [Fact]
    public async Task A_lock_file_that_is_damaged()
    {
        var (run, path) = await VerifyAsync(LockFile[..20]);

        run.AssertFailed("PSR1009", path, "it is not JSON");
    }

    [Fact]
    public async Task A_lock_file_that_does_not_exist()
    {
        var (run, path) = await VerifyAsync(text: null);

        run.AssertFailed("PSR1009", path, "Could not find file");
    }

    private static async Task<(ToolRun Run, string Path)> VerifyAsync(string? text)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var path = repository.Combine("packages.lock.json");
        if (text is not null)
        {
            repository.Write("packages.lock.json", text);
        }

        return (await ToolRun.StartAsync(repository, "verify", "--lock", path), path);
    }
}
