using YamlDotNet.RepresentationModel;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>Reads generated pipelines, and follows their templates.</summary>
internal static class PipelineYaml
{
    public static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    /// <summary>Every node at or below one, in the order of the file.</summary>
    public static IEnumerable<YamlNode> Descend(YamlNode node) => node switch
    {
        YamlMappingNode mapping =>
            mapping.Children.SelectMany(child => Descend(child.Key).Concat(Descend(child.Value))).Prepend(mapping),
        YamlSequenceNode sequence => sequence.SelectMany(Descend).Prepend(sequence),
        _ => [node],
    };

    public static IEnumerable<string> Texts(YamlNode node) =>
        Descend(node).OfType<YamlScalarNode>().Select(scalar => scalar.Value ?? "");

    public static string? FindText(this YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(key, out var value) ? (value as YamlScalarNode)?.Value : null;

    /// <summary>The mappings of a pipeline and of all templates that it names, each with the path of its file.</summary>
    public static IEnumerable<(string Path, YamlMappingNode Node)> Expand(
        IReadOnlyDictionary<string, string> files, string path)
    {
        foreach (var mapping in Descend(Parse(files[path])).OfType<YamlMappingNode>())
        {
            yield return (path, mapping);
            if (mapping.FindText("template") is { } template)
            {
                var target = $"{path[..path.LastIndexOf('/')]}/{template}";
                Assert.True(files.ContainsKey(target), $"{path} names the template {target}, which does not exist");
                foreach (var inner in Expand(files, target))
                {
                    yield return inner;
                }
            }
        }
    }

    /// <summary>The jobs of a run: those of the pipeline that are not a matrix, of alternatives the first, and the legs.</summary>
    /// <param name="files">All pipelines and templates by path.</param>
    /// <param name="path">The pipeline.</param>
    /// <param name="legs">The number of legs that the matrix of the run has.</param>
    /// <param name="hasPreviews">Whether variables.yml names a feed for previews.</param>
    public static int CountJobs(
        IReadOnlyDictionary<string, string> files, string path, int legs, bool hasPreviews = false)
    {
        YamlMappingNode[] jobs =
        [
            .. Expand(files, path)
                .Select(each => each.Node)
                .Where(
                    node =>
                        (node.FindText("job") ?? node.FindText("deployment")) is { } job && (hasPreviews || job != "Preview")),
        ];
        var matrices = jobs.Count(job =>
            job.Children.TryGetValue("strategy", out var strategy) && Texts(strategy).Contains("matrix"));
        return jobs.Length - matrices + (matrices * legs);
    }

    /// <summary>The text of the script whose step has a display name.</summary>
    public static string FindScript(string text, string displayName)
    {
        var step = Descend(Parse(text)).OfType<YamlMappingNode>().Single(
            node => node.FindText("displayName") == displayName);
        return step.FindText("bash") ?? step.FindText("script") ?? throw new InvalidOperationException(displayName);
    }
}
