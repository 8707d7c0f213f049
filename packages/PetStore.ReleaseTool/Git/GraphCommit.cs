namespace PetStore.ReleaseTool.Git;

/// <summary>A commit's place in a graph.</summary>
/// <param name="Id">40 hexadecimal digits.</param>
/// <param name="Parents">The positions of its parents, the first parent first; all before its own.</param>
internal readonly record struct GraphCommit(string Id, int[] Parents);
