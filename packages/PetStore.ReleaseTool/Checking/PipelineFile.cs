using PetStore.ReleaseTool.Problems;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PetStore.ReleaseTool.Checking;

/// <summary>A YAML file of the pipelines.</summary>
/// <param name="Path">Relative to the root, with '/'.</param>
/// <param name="Root">Its document.</param>
/// <param name="IsTemplate">Whether it is a template.</param>
internal sealed record PipelineFile(string Path, YamlMappingNode Root, bool IsTemplate)
{
    /// <exception cref="ReleaseException">It is not YAML, or not a mapping.</exception>
    public static PipelineFile Parse(string path, string text, string templates)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? new PipelineFile(path, root, path.StartsWith(templates + "/", StringComparison.Ordinal))
                : throw new ReleaseException(PipelineProblems.UnreadablePipeline(path, "it holds no mapping"));
        }
        catch (YamlException exception)
        {
            throw new ReleaseException(PipelineProblems.UnreadablePipeline(path, $"line {exception.Start.Line} is no YAML ({exception.Message})"));
        }
    }

    /// <summary>Every mapping of the file, in its order.</summary>
    public IEnumerable<YamlMappingNode> Mappings => Descend(Root).OfType<YamlMappingNode>();

    /// <summary>Every text of the file, keys included.</summary>
    public IEnumerable<YamlScalarNode> Scalars => Descend(Root).OfType<YamlScalarNode>();

    /// <summary>Every node at or below one, in the order of the file.</summary>
    public static IEnumerable<YamlNode> Descend(YamlNode node) => node switch
    {
        YamlMappingNode mapping => mapping.Children.SelectMany(child => Descend(child.Key).Concat(Descend(child.Value))).Prepend(mapping),
        YamlSequenceNode sequence => sequence.SelectMany(Descend).Prepend(sequence),
        _ => [node],
    };

    /// <summary>Names a place as other tools do.</summary>
    public string At(YamlNode node) => $"{Path}({node.Start.Line})";
}
