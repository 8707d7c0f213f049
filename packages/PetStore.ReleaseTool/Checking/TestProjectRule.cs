using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Every package has a test project.</summary>
internal sealed class TestProjectRule : FileRule
{
    protected override IEnumerable<Finding> Check(CheckContext context) =>
        from package in context.Checked
        let test = context.Layout.GetTestProject(package.Package.Id)
        where !context.Files.Paths.Contains(test)
        select new Finding(ConventionProblems.NoTestProject(package.Package.Folder, test));
}
