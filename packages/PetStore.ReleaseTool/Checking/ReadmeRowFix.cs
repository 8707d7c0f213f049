using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Adds a package's row to the README's table of packages.</summary>
/// <param name="Table">The table.</param>
/// <param name="Package">The package.</param>
/// <param name="Target">What the row links to.</param>
/// <param name="Description">The second cell.</param>
internal sealed record ReadmeRowFix(ReadmeTable Table, Package Package, string Target, string Description)
    : EditFileFix(RepositoryLayout.ReadmeName, $"Added {Package.Id} to {RepositoryLayout.ReadmeName}.")
{
    protected override string Edit(string text) => Table.AddRow(text, Package, Target, Description);
}
