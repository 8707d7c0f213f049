using System.Xml;
using System.Xml.Linq;
using NuGet.Packaging;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>What a package needs before it can have a version.</summary>
internal static class PackageRequirements
{
    /// <summary>Finds what a package lacks.</summary>
    public static IEnumerable<Problem> Check(Package package, PackageContents contents)
    {
        if (contents.FolderProblem is { } folderProblem)
        {
            yield return folderProblem;
            yield break;
        }

        if (!IsPackageId(package.Id))
        {
            yield return DifferentNames(package, "NuGet does not accept that name as a package id");
            yield break;
        }

        if (contents.OtherProjects is [var other, ..])
        {
            yield return DifferentNames(package, $"its folder has the project '{other}'");
        }
        else if (!contents.HasProject)
        {
            yield return DifferentNames(package, "its folder has no .csproj");
        }

        if (contents.HasVersionText)
        {
            yield return RepositoryProblems.VersionText($"{package.Folder}/{RepositoryLayout.VersionTextName}");
        }

        if (!contents.HasVersionFile)
        {
            yield return RepositoryProblems.MissingVersionFile(package.Folder);
        }
        else if (contents.Options.Problem is { } problem)
        {
            yield return problem;
        }
        else if (contents.Options.Filters is null)
        {
            yield return RepositoryProblems.NoPathFilters(package.VersionFile);
        }
        else if (!contents.Options.NamesOwnFolder)
        {
            yield return RepositoryProblems.NoOwnFolder(package.VersionFile);
        }
        else if (contents.CountProblem is { } countProblem)
        {
            yield return countProblem;
        }
        else if (!contents.HasVersion)
        {
            yield return contents.Options.DescribeMissingVersion(contents.Height);
        }
    }

    /// <summary>
    /// Finds names in the project that differ from the folder's. A name that MSBuild computes is compared after
    /// packing.
    /// </summary>
    public static IEnumerable<Problem> CheckProject(Package package, string project)
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
            yield return DifferentNames(package, $"its project is not XML ({failure})");
        }

        foreach (
            var element in document.Descendants()
                .Where(element => element.Name.LocalName is "PackageId" or "AssemblyName"))
        {
            var name = element.Value.Trim();
            if (name != package.Id && !name.Contains("$(", StringComparison.Ordinal))
            {
                yield return DifferentNames(package, $"its project sets '{element.Name.LocalName}' to '{name}'");
            }
        }
    }

    /// <summary>Determines whether NuGet packs a package of this id.</summary>
    public static bool IsPackageId(string id) =>
        id.Length <= PackageIdValidator.MaxPackageIdLength && PackageIdValidator.IsValidPackageId(id);

    private static Problem DifferentNames(Package package, string found) =>
        RepositoryProblems.DifferentNames(package.Folder, package.Id, found);
}
