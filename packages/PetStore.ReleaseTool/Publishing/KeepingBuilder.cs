using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>
/// Keeps a copy of every package that another builder builds. A copy that cannot be written is a warning.
/// </summary>
/// <param name="builder">Builds.</param>
/// <param name="folder">The folder for the copies; it is created when the first package is built.</param>
/// <param name="progress">Takes the warnings.</param>
internal sealed class KeepingBuilder(IPackageBuilder builder, string folder, IProgressLog progress) : IPackageBuilder
{
    private readonly List<string> _kept = [];
    private readonly HashSet<string> _warnings = new(StringComparer.Ordinal);

    /// <summary>Gets the paths of the copies, in the order in which they were built.</summary>
    public IReadOnlyList<string> Kept => _kept;

    public async Task<IReadOnlyList<BuildResult>> BuildAsync(
        IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken)
    {
        var results = await builder.BuildAsync(releases, folder, cancellationToken);
        foreach (var path in results.Select(result => result.Path).OfType<string>())
        {
            Keep(path);
        }

        return results;
    }

    private void Keep(string path)
    {
        var copy = Path.Combine(folder, Path.GetFileName(path));
        var unfinished = copy + ".new";
        try
        {
            Directory.CreateDirectory(folder);
            File.Copy(path, unfinished, overwrite: true);
            File.Move(unfinished, copy, overwrite: true);
            _kept.Add(copy);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TryDelete(unfinished);
            var problem = BuildProblems.UnusableOutput(folder, exception.Message);
            if (_warnings.Add(problem.Text))
            {
                progress.Warn($"{problem.Code}: {problem.Text}");
            }
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The warning names the folder.
        }
    }
}
