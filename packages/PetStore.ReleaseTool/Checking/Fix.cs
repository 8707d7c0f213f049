using System.Text;
using PetStore.ReleaseTool.Building;

namespace PetStore.ReleaseTool.Checking;

/// <summary>What <c>check --fix</c> does about a finding.</summary>
/// <param name="Done">Says in the past what was done, such as "Wrote azure-pipelines/X.yml."; equal fixes are done once.</param>
/// <param name="ApplyAsync">Does it.</param>
internal sealed record Fix(string Done, Func<CancellationToken, Task> ApplyAsync)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes a file below the root, with the line ends that it is given.</summary>
    public static Fix Write(string root, string path, string text) => new($"Wrote {path}.", async cancellationToken =>
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text, cancellationToken);
    });

    /// <summary>Changes the text of a file below the root, as it is when the fix is applied: several may change one file.</summary>
    public static Fix Edit(string root, string path, string done, Func<string, string> edit) => new(done, async cancellationToken =>
    {
        var file = Path.Combine(root, path);
        var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        var mark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            var text = Strict.GetString(bytes.AsSpan(mark));
            await File.WriteAllBytesAsync(file, [.. bytes[..mark], .. Strict.GetBytes(edit(text))], cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            throw new ReleaseException(Problems.UnreadableFile(path, "it is not UTF-8, and writing it would lose characters"));
        }
    });

    /// <summary>Deletes a file below the root.</summary>
    public static Fix Delete(string root, string path) => new($"Deleted {path}.", _ =>
    {
        File.Delete(Path.Combine(root, path));
        return Task.CompletedTask;
    });

    /// <summary>Runs dotnet in the root.</summary>
    public static Fix Run(string root, string done, params string[] arguments) => new(done, async cancellationToken =>
    {
        var (status, output) = await DotnetProcess.RunAsync(root, arguments, cancellationToken);
        if (status != 0)
        {
            throw new ReleaseException(Problems.FixFailed(string.Join(' ', arguments), output));
        }
    });
}
