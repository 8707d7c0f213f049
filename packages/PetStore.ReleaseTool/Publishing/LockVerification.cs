namespace PetStore.ReleaseTool.Publishing;

/// <summary>What was found out about one package of a lock file.</summary>
/// <param name="File">The lock file, as the caller named it.</param>
/// <param name="Result">What was found out.</param>
internal sealed record LockVerification(string File, Verification Result);
