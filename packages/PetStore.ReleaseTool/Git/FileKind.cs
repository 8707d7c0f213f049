namespace PetStore.ReleaseTool.Git;

/// <summary>What a commit has at a path that is not a folder.</summary>
internal enum FileKind
{
    File,

    /// <summary>A symbolic link: its content is the path that it refers to.</summary>
    Link,

    /// <summary>A submodule: its object id is a commit of another repository.</summary>
    Submodule,
}
