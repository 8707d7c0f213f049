using System.Xml;
using System.Xml.Linq;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Every package has a test project, both are in the solution, and the README's table has a row for the package.</summary>
internal static class ListingRules
{
    private const string Readme = "README.md";

    public static IEnumerable<Finding> Check(WorkingTree tree, IEnumerable<string> ids)
    {
        var solution = tree.Files.FirstOrDefault(path => !path.Contains('/') && Path.GetExtension(path) is ".sln" or ".slnx");
        var listed = solution is null ? "" : tree.ReadText(solution).Replace('\\', '/');
        var readme = tree.Files.Contains(Readme) ? tree.ReadText(Readme) : "";
        foreach (var id in ids)
        {
            var package = $"{PackageLayout.FolderOf(id)}/{id}.csproj";
            var test = TestProjectOf(id);
            foreach (var project in new[] { package, test }.Where(project => tree.Files.Contains(project) && !listed.Contains($"\"{project}\"", StringComparison.Ordinal)))
            {
                yield return solution is null
                    ? new Finding(Problems.NoSolution(project))
                    : new Finding(Problems.NotInSolution(project, solution), Fix.Run(tree.Root, $"Added {project} to {solution}.", "sln", solution, "add", project));
            }

            if (!tree.Files.Contains(test))
            {
                yield return new Finding(Problems.NoTestProject(id, test));
            }

            if (!ReadmeTable.HasRow(readme, id))
            {
                yield return ReadmeTable.IsIn(readme)
                    ? new Finding(Problems.NoReadmeRow(id), Fix.Edit(
                        tree.Root, Readme, $"Added {id} to {Readme}.", text => ReadmeTable.AddRow(text, id, ReadDescription(tree, package))))
                    : new Finding(Problems.NoReadmeTable(id));
            }
        }
    }

    // That the project is missing, or no XML, is a finding of its own.
    private static string ReadDescription(WorkingTree tree, string project)
    {
        try
        {
            return tree.Files.Contains(project)
                ? XDocument.Parse(tree.ReadText(project)).Descendants().FirstOrDefault(element => element.Name.LocalName == "Description")?.Value.Trim() ?? ""
                : "";
        }
        catch (XmlException)
        {
            return "";
        }
    }

    public static string TestProjectOf(string id) => $"tests/{id}.Tests/{id}.Tests.csproj";
}
