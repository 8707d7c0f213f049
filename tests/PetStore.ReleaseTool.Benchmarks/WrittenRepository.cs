namespace PetStore.ReleaseTool.Benchmarks;

/// <summary>A repository whose files a benchmark writes and commits.</summary>
/// <param name="Root">The absolute path of the working tree.</param>
internal abstract record WrittenRepository(string Root)
{
    protected void Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    protected async Task CommitAsync(string message)
    {
        await RunAsync("git", "add", "--all");
        await RunAsync(
            "git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org",
            "commit", "--quiet", "--message", message);
    }

    protected Task RunAsync(string file, params string[] arguments) =>
        MeasuredProcess.RunAsync(Root, file, arguments);
}
