namespace PetStore.ReleaseTool.Checking;

/// <summary>Deletes a file.</summary>
/// <param name="Path">Relative to the root.</param>
internal sealed record DeleteFileFix(string Path) : Fix($"Deleted {Path}.")
{
    public override Task ApplyAsync(string root, CancellationToken cancellationToken)
    {
        File.Delete(System.IO.Path.Combine(root, Path));
        return Task.CompletedTask;
    }
}
