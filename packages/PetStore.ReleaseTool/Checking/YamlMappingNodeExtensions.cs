using YamlDotNet.RepresentationModel;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Reads mappings in which some or all entries stand below a template expression such as <c>${{ if … }}</c>.</summary>
internal static class YamlMappingNodeExtensions
{
    private const string Expression = "${{";

    /// <summary>Finds the value of a key; null when it is not there.</summary>
    public static YamlNode? Find(this YamlMappingNode mapping, string key)
    {
        foreach (var (name, value) in mapping.Children)
        {
            if (IsText(name, key))
            {
                return value;
            }

            if (IsExpression(name) && value is YamlMappingNode inner && inner.Find(key) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The text of a key; null when it is not there or no text.</summary>
    public static string? FindText(this YamlMappingNode mapping, string key) => (mapping.Find(key) as YamlScalarNode)?.Value;

    /// <summary>The mappings of a list, those below a template expression too.</summary>
    public static IEnumerable<YamlMappingNode> Entries(this YamlNode? node) => node switch
    {
        YamlSequenceNode sequence => sequence.SelectMany(Entries),
        YamlMappingNode mapping when mapping.Children is [var only] && IsExpression(only.Key) => Entries(only.Value),
        YamlMappingNode mapping => [mapping],
        _ => [],
    };

    /// <summary>Whether a text is known only when the pipeline runs.</summary>
    public static bool IsComputed(string text) => text.Contains(Expression, StringComparison.Ordinal) || text.Contains("$(", StringComparison.Ordinal);

    private static bool IsText(YamlNode node, string text) => node is YamlScalarNode { Value: var value } && value == text;

    private static bool IsExpression(YamlNode node) => node is YamlScalarNode { Value: { } value } && value.StartsWith(Expression, StringComparison.Ordinal);
}
