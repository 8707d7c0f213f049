using System.Text;
using CliWrap;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>A git repository in a temporary folder whose name has a space and a letter outside of ASCII.</summary>
internal sealed class FixtureRepository : IDisposable
{
    // A fixture does not need to survive a power cut or to stay small.
    private static readonly string[] _cheapSettings =
        ["-c", "core.fsync=none", "-c", "gc.auto=0", "-c", "maintenance.auto=false"];

    private readonly TemporaryFolder _folder = new();
    private int _time = 1_700_000_000;

    private FixtureRepository() => Root = _folder.Combine("a réposi tory");

    public string Root { get; }

    public static async Task<FixtureRepository> CreateAsync()
    {
        var repository = new FixtureRepository();
        Directory.CreateDirectory(repository.Root);
        await repository.GitAsync(["init", "--quiet", "--initial-branch=main", "--template="]);
        return repository;
    }

    public string Combine(string path) => Path.Combine(Root, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Combine(path))!);
        File.WriteAllText(Combine(path), text);
    }

    /// <summary>Commits all that the working tree holds, a minute after the commit before.</summary>
    /// <returns>The commit's id.</returns>
    public async Task<string> CommitAsync(string message)
    {
        await GitAsync(["add", "--all"]);
        await GitAsync(["commit", "--quiet", "--allow-empty", "--message", message]);
        return await GitAsync(["rev-parse", "HEAD"]);
    }

    public async Task<string> GitAsync(string[] arguments, string? input = null)
    {
        var output = new StringBuilder();
        var error = new StringBuilder();
        var date = $"{_time += 60} +0000";
        var result = await Cli.Wrap("git")
            .WithWorkingDirectory(Root)
            .WithArguments([.. _cheapSettings, .. arguments])
            .WithEnvironmentVariables(variables => variables
                .Set("GIT_CONFIG_GLOBAL", OperatingSystem.IsWindows() ? "NUL" : "/dev/null")
                .Set("GIT_CONFIG_NOSYSTEM", "1")
                .Set("GIT_AUTHOR_NAME", "Ann Author").Set(
                    "GIT_AUTHOR_EMAIL", "ann@example.org").Set("GIT_AUTHOR_DATE", date)
                .Set("GIT_COMMITTER_NAME", "Ann Author").Set("GIT_COMMITTER_EMAIL", "ann@example.org").Set("GIT_COMMITTER_DATE", date))
            .WithStandardInputPipe(input is null ? PipeSource.Null : PipeSource.FromString(input))
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync();
        Assert.True(result.ExitCode == 0, $"git {string.Join(' ', arguments)}: {error}");
        return output.ToString().Trim();
    }

    public void Dispose() => _folder.Dispose();
}
