using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Pipelines;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Checking;

/// <summary>The pipelines that the working tree asks for.</summary>
internal sealed class ExpectedPipelines
{
    private const string GlobalJson = "global.json";
    private readonly RepositoryLayout _layout;
    private readonly WorkingFiles _files;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);
    private readonly List<Problem> _problems = [];
    private readonly string[] _sharedRefSpecs;
    private readonly IReadOnlyList<string>? _sharedBranches;

    /// <summary>Generates the pipelines.</summary>
    /// <param name="layout">Where they are.</param>
    /// <param name="files">The working tree.</param>
    /// <param name="packages">All packages.</param>
    /// <param name="feed">The feed that a new <c>variables.yml</c> names.</param>
    public ExpectedPipelines(
        RepositoryLayout layout, WorkingFiles files, IReadOnlyList<WorkingPackage> packages,
        string feed = VariablesTemplate.ExampleFeed)
    {
        (_layout, _files) = (layout, files);
        _sharedRefSpecs = ReadSharedRefSpecs();

        // A version.json that cannot be read is a finding of another rule.
        _sharedBranches = _sharedRefSpecs is [] && packages.Any(package => package.Contents.Options.Problem is not null)
            ? null
            : ReadBranches(_sharedRefSpecs, RepositoryLayout.VersionFileName);
        AddShared(ReadSettings(packages));
        foreach (var package in packages)
        {
            Add(package);
        }

        // The team edits it, so it is asked for only where it is missing.
        if (!files.Paths.Contains(GeneratedPipelines.GetVariables(layout)))
        {
            _texts.Add(GeneratedPipelines.GetVariables(layout), VariablesTemplate.Create(feed));
        }
    }

    /// <summary>Gets the texts by path, relative to the root.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>Gets the reasons why a pipeline cannot be generated.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>
    /// Determines whether a generated file has a purpose: what cannot be generated now stays as it is.
    /// </summary>
    public bool MayExist(string path) => _texts.ContainsKey(path) || _unknown.Contains(path);

    private PipelineSettings ReadSettings(IReadOnlyList<WorkingPackage> packages)
    {
        var globalJson = _files.Paths.Contains(GlobalJson) ? _files.ReadText(GlobalJson) : "";
        return new PipelineSettings
        {
            Layout = _layout,
            Branches = [],
            BuildsTool = packages.Any(package => package.Package.Id == PipelineSettings.ToolPackage),
            HasConsumers = _files.FindBelow(_layout.Consumers).Any(),
            HasGlobalJson = globalJson.Length > 0,
            UsesTestingPlatform = globalJson.Contains("Microsoft.Testing.Platform", StringComparison.Ordinal),
        };
    }

    private void AddShared(PipelineSettings settings)
    {
        if (_sharedBranches is { } branches)
        {
            foreach (var (path, text) in GeneratedPipelines.Create(settings with { Branches = branches }))
            {
                _texts[path] = text;
            }
        }
        else
        {
            _unknown.UnionWith(GeneratedPipelines.Create(settings).Keys);
        }
    }

    private void Add(WorkingPackage working)
    {
        var (package, options) = (working.Package, working.Contents.Options);
        var path = _layout.GetPipeline(package.Id);
        if (options is { Problem: null, NamesOwnFolder: true }
            && ReadBranches(options.PublicReleaseRefSpecs, package.VersionFile) is { } branches)
        {
            _texts.TryAdd(path, PackagePipeline.Create(_layout, package.Id, options.Filters, branches));
        }
        else
        {
            _unknown.Add(path);
        }
    }

    private string[] ReadSharedRefSpecs()
    {
        string[] paths = [.. _layout.SharedVersionFiles.Where(_files.Paths.Contains)];
        var reader = new VersionOptionsReader(
            _layout, paths.ToDictionary(path => path, _files.ReadText, StringComparer.Ordinal));
        return [.. reader.Read([.. paths.Select(path => new SharedVersionFile(path, path))]).PublicReleaseRefSpecs];
    }

    // What packages share is reported once.
    private IReadOnlyList<string>? ReadBranches(IReadOnlyList<string> refSpecs, string path)
    {
        if (path != RepositoryLayout.VersionFileName && refSpecs.SequenceEqual(_sharedRefSpecs))
        {
            return _sharedBranches;
        }

        try
        {
            return TriggerBranches.Create(refSpecs, path);
        }
        catch (ReleaseException exception)
        {
            _problems.AddRange(exception.Problems);
            return null;
        }
    }
}
