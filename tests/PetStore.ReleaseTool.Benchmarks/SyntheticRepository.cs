using CliWrap;

namespace PetStore.ReleaseTool.Benchmarks;

/// <summary>A synthetic repository with its working tree, kept from one run to the next.</summary>
internal sealed record SyntheticRepository(RepositorySize Size, string Root)
{
    /// <summary>Opens the repository of a size; creates it when it is not there whole.</summary>
    public static async Task<SyntheticRepository> OpenAsync(string folder, RepositorySize size)
    {
        var root = Path.Combine(folder, size.ToString());
        if (Directory.Exists(root))
        {
            return new SyntheticRepository(size, root);
        }

        var unfinished = root + ".new";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        Directory.CreateDirectory(unfinished);
        await RunGitAsync(unfinished, PipeSource.Null, "init", "--quiet", "--initial-branch=main");
        await RunGitAsync(
            unfinished, PipeSource.Create(output => WriteHistory(size, output)), "fast-import", "--quiet");
        await RunGitAsync(unfinished, PipeSource.Null, "reset", "--quiet", "--hard");
        Directory.Move(unfinished, root);
        return new SyntheticRepository(size, root);
    }

    private static void WriteHistory(RepositorySize size, Stream output)
    {
        using var buffered = new BufferedStream(output, 1 << 16);
        SyntheticHistory.Write(size, buffered);
    }

    private static Task RunGitAsync(string directory, PipeSource input, params string[] arguments) =>
        Cli.Wrap("git").WithWorkingDirectory(
            directory).WithArguments(arguments).WithStandardInputPipe(input).ExecuteAsync();
}
