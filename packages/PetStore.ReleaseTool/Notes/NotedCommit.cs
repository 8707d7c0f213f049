namespace PetStore.ReleaseTool.Notes;

/// <summary>A commit that changed a package.</summary>
/// <param name="Commit">40 hexadecimal digits.</param>
/// <param name="Subject">The first line of its message, without control characters.</param>
internal sealed record NotedCommit(string Commit, string Subject);
