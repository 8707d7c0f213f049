using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Removes the rows of a deleted package from the README's tables.</summary>
/// <param name="Folder">The folder that a row links to first, such as "packages/X".</param>
internal sealed record ReadmeRowRemoval(string Folder)
    : EditFileFix(RepositoryLayout.ReadmeName, $"Removed {Folder} from {RepositoryLayout.ReadmeName}.")
{
    protected override string Edit(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !ReadmeTable.IsRowOf(line, Folder)));
}
