namespace PetStore.ReleaseTool.Git;

/// <summary>The date and the message of a commit.</summary>
/// <param name="Time">Seconds since 1970-01-01 UTC, the committer's.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Body">The rest of its message.</param>
internal sealed record CommitSummary(long Time, string Subject, string Body = "");
