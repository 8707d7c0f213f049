using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Every folder that looks like a package is one that git has or can have.</summary>
internal sealed class PackageFolderRule : FileRule
{
    protected override IEnumerable<Finding> Check(CheckContext context) => !context.ChecksAll ? [] : UnversionedFolders
        .Find(context.Root, context.Layout, context.Packages.Select(package => package.Package.Id))
        .Select(each => new Finding(ConventionProblems.NoPackage(each.Folder, each.Reason)));
}
