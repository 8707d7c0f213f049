using Microsoft.Build.Definition;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Evaluation.Context;
using Microsoft.Build.Exceptions;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.WorkingTree;

/// <summary>Asks MSBuild what projects are built from, without building them.</summary>
/// <remarks>
/// Call <see cref="MSBuildRegistration.Ensure"/> before the first use of this class: its types come from the SDK. One
/// instance reads the files of the SDK once for all projects.
/// </remarks>
internal sealed class ProjectEvaluator : IDisposable
{
    private readonly string _root;
    private readonly string _exempt;
    private readonly EvaluationContext _context = EvaluationContext.Create(EvaluationContext.SharingPolicy.Shared);

    // What a restore left in obj must not decide what is found.
    private readonly ProjectCollection _collection = new(new Dictionary<string, string>
    {
        ["Configuration"] = "Release",
        ["PublicRelease"] = "true",
        ["ExcludeRestorePackageImports"] = "true",
    });

    /// <param name="root">The absolute path of the repository.</param>
    /// <param name="exempt">The name of an imported file that is left out, with what it imports.</param>
    public ProjectEvaluator(string root, string exempt)
    {
        _root = root;
        _exempt = exempt;
    }

    /// <summary>Evaluates a project, for each of its target frameworks.</summary>
    /// <param name="path">The project's path, relative to the root.</param>
    /// <exception cref="ReleaseException">MSBuild cannot evaluate the project.</exception>
    public EvaluatedProject Evaluate(string path)
    {
        var project = Path.Combine(_root, path);
        if (TextFile.IsEmpty(project))
        {
            throw new ReleaseException(ConventionProblems.UnreadableProject(path, "it is empty, or not a file"));
        }

        var loaded = new List<Project>();
        try
        {
            loaded.Add(Load(project, framework: null));
            var frameworks = loaded[0].GetPropertyValue("TargetFrameworks")
                .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            loaded.AddRange(frameworks.Select(framework => Load(project, framework)));
            return new EvaluatedProject(
                loaded[0].GetPropertyValue("PackageId"),
                [.. loaded.SelectMany(each => EvaluatedItems.FindFiles(each, _exempt))],
                [.. loaded.SelectMany(EvaluatedItems.FindReferences)],
                [.. loaded.SelectMany(EvaluatedItems.FindPackages)]);
        }
        catch (InvalidProjectFileException exception)
        {
            throw new ReleaseException(ConventionProblems.UnreadableProject(path, exception.BaseMessage));
        }
        finally
        {
            // The collection keeps the files of the SDK, not the projects.
            loaded.ForEach(_collection.UnloadProject);
        }
    }

    public void Dispose() => _collection.Dispose();

    private Project Load(string project, string? framework)
    {
        var properties = new Dictionary<string, string>(_collection.GlobalProperties);
        if (framework is not null)
        {
            properties["TargetFramework"] = framework;
        }

        return Project.FromFile(project, new ProjectOptions
        {
            GlobalProperties = properties,
            ProjectCollection = _collection,
            EvaluationContext = _context,
        });
    }
}
