using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Checking;

/// <summary>
/// No version file and no input of a package is a symbolic link, a submodule or another repository: a release is not
/// built from what they lead to.
/// </summary>
internal sealed class LinkedInputRule : FileRule
{
    protected override IEnumerable<Finding> Check(CheckContext context)
    {
        var links = context.Files.Links;
        return context.Checked
            .SelectMany(package => links.SelectMany(link => Check(context, package, link)))
            .Select(problem => new Finding(problem));
    }

    private static IEnumerable<Problem> Check(CheckContext context, WorkingPackage working, WorkingLink link)
    {
        if (context.Layout.IsVersionFile(link.Path))
        {
            return [RepositoryProblems.NotAFile(link.Path, link.Kind)];
        }

        var options = working.Contents.Options;
        return options.Problem is null && options.NamesOwnFolder && options.Filters?.Reaches(link.Path) == true
            ? [ConventionProblems.LinkedInput(working.Package.Folder, link.Path, link.Kind)]
            : [];
    }
}
