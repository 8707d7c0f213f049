using System.Xml;
using System.Xml.Linq;
using NuGet.Packaging;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Planning;

/// <summary>What must hold for a package before it can have a version at all.</summary>
internal static class PackageConventions
{
    public static IEnumerable<Problem> Check(string id, PackageState state)
    {
        if (!PackageIdValidator.IsValidPackageId(id))
        {
            yield return Problems.DifferentNames(id, "NuGet takes no such name for a package id");
            yield break;
        }

        if (state.OtherProjects is [var other, ..])
        {
            yield return Problems.DifferentNames(id, $"its folder holds the project '{other}'");
        }
        else if (state.Project is null)
        {
            yield return Problems.DifferentNames(id, "its folder holds no project");
        }

        if (state.HasVersionText)
        {
            yield return Problems.VersionText($"{PackageLayout.FolderOf(id)}/{PackageLayout.VersionTextName}");
        }

        if (state.VersionFile is null)
        {
            yield return Problems.MissingVersionFile(id);
        }
        else if (state.Options.Problem is { } problem)
        {
            yield return problem;
        }
        else if (!state.Options.NamesOwnFolder)
        {
            yield return Problems.NoOwnFolder($"{PackageLayout.FolderOf(id)}/{PackageLayout.VersionFileName}");
        }
        else if (state.Version is null)
        {
            yield return Problems.UnreadableVersionFile(
                $"{PackageLayout.FolderOf(id)}/{PackageLayout.VersionFileName}",
                "'version' and 'versionHeightOffset' make no version at this commit",
                "an offset that leaves the patch number at 0 or above");
        }
    }

    /// <summary>Finds a name in the project that differs from the folder's; a name that MSBuild computes is compared after packing.</summary>
    public static IEnumerable<Problem> CheckProject(string id, string project)
    {
        XDocument document;
        string? failure = null;
        try
        {
            document = XDocument.Parse(project);
        }
        catch (XmlException exception)
        {
            (document, failure) = (new XDocument(), exception.Message);
        }

        if (failure is not null)
        {
            yield return Problems.DifferentNames(id, $"its project is not XML ({failure})");
        }

        foreach (var element in document.Descendants().Where(element => element.Name.LocalName is "PackageId" or "AssemblyName"))
        {
            var name = element.Value.Trim();
            if (name != id && !name.Contains("$(", StringComparison.Ordinal))
            {
                yield return Problems.DifferentNames(id, $"its project sets '{element.Name.LocalName}' to '{name}'");
            }
        }
    }
}
