namespace PetStore.ReleaseTool.WorkingTree;

/// <summary>A path of the working tree whose content git does not have.</summary>
/// <param name="Path">The path, relative to the root, with '/'.</param>
/// <param name="Kind">What it is, with its article, such as <c>a symbolic link</c>.</param>
internal sealed record WorkingLink(string Path, string Kind);
