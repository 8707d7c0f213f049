using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>A YAML file of the pipelines.</summary>
/// <param name="Path">Relative to the root, with '/'.</param>
/// <param name="Root">Its document.</param>
internal sealed record PipelineFile(string Path, YamlMappingNode Root)
{
    private const string TemplateFolder = PackagePipeline.Folder + "/templates/";

    /// <summary>Whether it stands among the templates.</summary>
    public bool IsTemplate => Path.StartsWith(TemplateFolder, StringComparison.Ordinal);

    /// <exception cref="ReleaseException">It is no YAML, or no mapping.</exception>
    public static PipelineFile Parse(string path, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? new PipelineFile(path, root)
                : throw new ReleaseException(Problems.UnreadablePipeline(path, "it holds no mapping"));
        }
        catch (YamlException exception)
        {
            throw new ReleaseException(Problems.UnreadablePipeline(path, $"line {exception.Start.Line} is no YAML ({exception.Message})"));
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
