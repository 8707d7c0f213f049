using System.Xml;
using Microsoft.Build.Construction;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Exceptions;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.WorkingTree;

/// <summary>Asks MSBuild what a project has, or would have if it were written.</summary>
/// <remarks>
/// Call <see cref="MSBuildRegistration.Ensure"/> before the first use of this class: its types come from the SDK.
/// </remarks>
internal static class ProjectProbe
{
    private const string Empty = """<Project Sdk="Microsoft.NET.Sdk" />""";

    /// <summary>Evaluates an existing project.</summary>
    /// <exception cref="ReleaseException">MSBuild cannot evaluate it.</exception>
    public static ProbedProject ProbeExisting(string root, string path) => Probe(root, path, text: null);

    /// <summary>Evaluates an empty project that does not exist yet.</summary>
    /// <exception cref="ReleaseException">MSBuild cannot evaluate it.</exception>
    public static ProbedProject ProbeNew(string root, string path) => Probe(root, path, Empty);

    private static ProbedProject Probe(string root, string path, string? text)
    {
        try
        {
            using var collection = new ProjectCollection();
            return Describe(text is null
                ? collection.LoadProject(Path.Combine(root, path))
                : new Project(Create(text, Path.Combine(root, path), collection), null, null, collection));
        }
        catch (InvalidProjectFileException exception)
        {
            throw new ReleaseException(ConventionProblems.UnreadableProject(path, exception.BaseMessage));
        }
    }

    private static ProjectRootElement Create(string text, string path, ProjectCollection collection)
    {
        using var reader = XmlReader.Create(new StringReader(text));
        var element = ProjectRootElement.Create(reader, collection);
        element.FullPath = path;
        return element;
    }

    private static ProbedProject Describe(Project project)
    {
        var isTool = Is(project, "PackAsTool", "true");
        return new ProbedProject(
            project.GetPropertyValue("TargetFrameworks") is { Length: > 0 } all
                ? all
                : project.GetPropertyValue("TargetFramework"),
            project.GetPropertyValue("Version"),
            project.GetPropertyValue("PackageId"),
            !Is(project, "IsPackable", "false") && !Is(project, "IsTestProject", "true")
                && (isTool || !Is(project, "OutputType", "Exe")),
            Is(project, "RestorePackagesWithLockFile", "true"),
            Names(project, "PackageReference").Concat(Names(project, "GlobalPackageReference"))
                .ToHashSet(StringComparer.OrdinalIgnoreCase),
            Names(project, "Using").ToHashSet(StringComparer.Ordinal));
    }

    private static bool Is(Project project, string property, string value) =>
        project.GetPropertyValue(property).Equals(value, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Names(Project project, string item) =>
        project.GetItems(item).Select(each => each.EvaluatedInclude);
}
