namespace PetStore.ReleaseTool.Affected;

/// <summary>A project that a change can break.</summary>
/// <param name="Project">The project.</param>
/// <param name="Reason">One sentence.</param>
internal sealed record AffectedProject(RepositoryProject Project, string Reason);
