using YamlDotNet.RepresentationModel;

namespace PetStore.ReleaseTool.Checking;

/// <summary>All pipeline files of a repository, and how they refer to each other.</summary>
internal sealed class PipelineSet(IReadOnlyList<PipelineFile> files)
{
    private readonly Dictionary<string, PipelineFile> _byPath = files.ToDictionary(file => file.Path, StringComparer.Ordinal);

    public IReadOnlyList<PipelineFile> Files => files;

    /// <summary>Finds the references to templates of this repository, each with the path that it means.</summary>
    public static IEnumerable<(YamlMappingNode Node, string Path)> FindTemplates(PipelineFile file) =>
        from mapping in file.Mappings
        let path = mapping.FindText("template")
        where path is not null && !WithoutSelf(path).Contains('@', StringComparison.Ordinal) && !YamlMappingNodeExtensions.IsComputed(path)
        select (mapping, Resolve(file.Path, path));

    /// <summary>Finds the entries of a list of stages, jobs or steps, those that its templates bring included.</summary>
    public IEnumerable<YamlMappingNode> FindEntries(PipelineFile file, YamlNode? list, string kind) =>
        FindEntries(file, list, kind, []);

    private IEnumerable<YamlMappingNode> FindEntries(PipelineFile file, YamlNode? list, string kind, HashSet<string> open)
    {
        foreach (var entry in list.Entries())
        {
            if (entry.FindText("template") is not { } template)
            {
                yield return entry;
            }
            else if (Resolve(file.Path, template) is var path && _byPath.TryGetValue(path, out var inner) && open.Add(path))
            {
                foreach (var each in FindEntries(inner, inner.Root.Find(kind), kind, open))
                {
                    yield return each;
                }

                open.Remove(path);
            }
        }
    }

    // "x.yml@self" is a file of this repository, "x.yml@other" one of another.
    private static string WithoutSelf(string template) => template.EndsWith("@self", StringComparison.Ordinal) ? template[..^"@self".Length] : template;

    // Azure resolves a template from the file that names it, or from the root of the repository.
    private static string Resolve(string file, string template)
    {
        var segments = new List<string>(template.StartsWith('/') ? [] : file.Split('/')[..^1]);
        foreach (var segment in WithoutSelf(template).Split('/').Where(segment => segment is not ("" or ".")))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }
}
