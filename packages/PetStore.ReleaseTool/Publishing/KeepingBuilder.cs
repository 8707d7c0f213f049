using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>Keeps a copy of every package that another builder builds.</summary>
/// <param name="builder">Builds.</param>
/// <param name="folder">The folder for the copies; it is created when the first package is built.</param>
internal sealed class KeepingBuilder(IPackageBuilder builder, string folder) : IPackageBuilder
{
    private readonly List<string> _kept = [];

    /// <summary>Gets the paths of the copies, in the order in which they were built.</summary>
    public IReadOnlyList<string> Kept => _kept;

    public async Task<IReadOnlyList<BuildResult>> BuildAsync(
        string commit, IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken)
    {
        var results = await builder.BuildAsync(commit, releases, folder, cancellationToken);
        _kept.AddRange(results.Select(result => result.Path).OfType<string>().Select(Keep));
        return results;
    }

    private string Keep(string path)
    {
        var copy = Path.Combine(folder, Path.GetFileName(path));
        try
        {
            Directory.CreateDirectory(folder);
            File.Copy(path, copy, overwrite: true);
            return copy;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException(BuildProblems.UnusableOutput(folder, exception.Message));
        }
    }
}
