using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Building;

/// <summary>Keeps a copy of every package that is built.</summary>
/// <param name="builder">Builds.</param>
/// <param name="output">The folder for the copies; made when there is something to keep.</param>
/// <param name="report">Told the path of every copy.</param>
internal sealed class KeepingBuilder(IPackageBuilder builder, string output, Action<string> report) : IPackageBuilder
{
    public async Task<IReadOnlyList<BuildResult>> BuildAsync(
        string commit, IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken)
    {
        var results = await builder.BuildAsync(commit, releases, folder, cancellationToken);
        foreach (var path in results.Select(result => result.Path).OfType<string>())
        {
            report(Keep(path));
        }

        return results;
    }

    private string Keep(string path)
    {
        var copy = Path.Combine(output, Path.GetFileName(path));
        try
        {
            Directory.CreateDirectory(output);
            File.Copy(path, copy, overwrite: true);
            return copy;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException(Problems.UnusableOutput(output, exception.Message));
        }
    }
}
