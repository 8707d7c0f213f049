using System.Xml;
using System.Xml.Linq;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Checking;

/// <summary>A table of packages in the README has a row for every package.</summary>
internal sealed class ReadmeRule : FileRule
{
    protected override IEnumerable<Finding> Check(CheckContext context)
    {
        var table = new ReadmeTable(context.Layout);
        var readme = context.Files.Paths.Contains(RepositoryLayout.ReadmeName)
            ? context.Files.ReadText(RepositoryLayout.ReadmeName)
            : "";

        // A README without such a table lists the packages elsewhere, or not at all.
        return !table.Exists(readme)
            ? []
            : from working in context.Checked
              let package = working.Package
              let own = $"{package.Folder}/{RepositoryLayout.ReadmeName}"
              let target = context.Files.Paths.Contains(own) ? own : package.Folder
              where !table.HasRow(readme, package)
              select new Finding(
                  ConventionProblems.NoReadmeRow(package.Folder),
                  new ReadmeRowFix(table, package, target, ReadDescription(context.Files, package)));
    }

    // A project that is missing or not XML is a finding of another rule.
    private static string ReadDescription(WorkingFiles files, Package package)
    {
        if (!files.Paths.Contains(package.Project))
        {
            return "";
        }

        try
        {
            var elements = XDocument.Parse(files.ReadText(package.Project)).Descendants();
            return elements.FirstOrDefault(element => element.Name.LocalName == "Description")?.Value.Trim() ?? "";
        }
        catch (XmlException)
        {
            return "";
        }
    }
}
