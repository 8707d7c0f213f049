namespace PetStore.ReleaseTool.Checking;

/// <summary>Writes a file, with the line ends of the text.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Text">The whole content.</param>
internal sealed record WriteFileFix(string Path, string Text) : Fix($"Wrote {Path}.")
{
    public override async Task ApplyAsync(string root, CancellationToken cancellationToken)
    {
        var file = System.IO.Path.Combine(root, Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, Text, cancellationToken);
    }
}
