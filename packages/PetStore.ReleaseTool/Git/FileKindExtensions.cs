namespace PetStore.ReleaseTool.Git;

/// <summary>Describes what a commit has at a path.</summary>
internal static class FileKindExtensions
{
    /// <summary>Names the kind, with its article.</summary>
    public static string Describe(this FileKind kind) => kind switch
    {
        FileKind.Link => "a symbolic link",
        FileKind.Submodule => "a submodule",
        _ => "a file",
    };
}
