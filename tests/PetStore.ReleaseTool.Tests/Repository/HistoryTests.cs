using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Pipelines;
using PetStore.ReleaseTool.Tests.Fixtures;
using YamlDotNet.RepresentationModel;

namespace PetStore.ReleaseTool.Tests.Repository;

/// <summary>Holds the triggers of the pipelines against the history of this repository.</summary>
public sealed class HistoryTests
{
    private static readonly RepositoryLayout _layout = new();

    [Fact]
    public async Task At_every_commit_the_versions_that_move_are_those_whose_pipelines_are_triggered()
    {
        var repository = await GitRepository.OpenAsync(AppContext.BaseDirectory, TestContext.Current.CancellationToken);
        var head = await repository.ResolveAsync("HEAD", TestContext.Current.CancellationToken);
        var history = await repository.ReadHistoryAsync(head, TestContext.Current.CancellationToken);
        var versions = VersionCalculator.Calculate(history);

        var compared = 0;
        foreach (
            var (position, commit) in history.Line.Select(number => history.Commits[number]).Index()
                .Where(each => each.Item.Parents.Count < 2))
        {
            Release[] releases = [.. versions.Ids.Select(id => versions.FindAt(id, position)).OfType<Release>()];
            string[] moved = [.. releases.Where(release => release.Commit == commit.Id).Select(release => release.Id)];
            string[] triggered = [
                .. releases.Where(release => IsTriggered(release, commit.ChangedPaths)).Select(release => release.Id)];

            Assert.True(
                moved.SequenceEqual(triggered), $"{commit.Id}: moved {string.Join(", ", moved)}; "
                    + $"triggered {string.Join(", ", triggered)}");
            compared += triggered.Length;
        }

        Assert.True(compared > 10, $"only {compared} releases were compared");
    }

    // A folder in a trigger stands for all below it; the pipeline's own file moves no version.
    private static bool IsTriggered(Release release, IReadOnlyList<string> changed)
    {
        var paths = (YamlMappingNode)PipelineYaml.Parse(
            PackagePipeline.Create(_layout, release.Id, release.State.Options.Filters, ["main"]))["trigger"]["paths"];
        string[] includes = [.. Texts(paths, "include").Where(path => path != _layout.GetPipeline(release.Id))];
        string[] excludes = [.. Texts(paths, "exclude")];
        return changed.Any(
            file => includes.Any(path => Covers(path, file)) && !excludes.Any(path => Covers(path, file)));
    }

    private static bool Covers(string path, string file) =>
        path == "*" || file == path || file.StartsWith(path + "/", StringComparison.Ordinal);

    private static IEnumerable<string> Texts(YamlMappingNode paths, string key) =>
        paths.Children.TryGetValue(key, out var list)
            ? ((YamlSequenceNode)list).Select(each => ((YamlScalarNode)each).Value!)
            : [];
}
