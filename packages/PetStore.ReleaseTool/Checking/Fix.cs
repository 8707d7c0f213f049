namespace PetStore.ReleaseTool.Checking;

/// <summary>Corrects a finding. Equal fixes are applied once.</summary>
/// <param name="Done">Says in the past tense what was done, such as "Wrote azure-pipelines/X.yml."</param>
internal abstract record Fix(string Done)
{
    /// <summary>Applies the fix.</summary>
    /// <param name="root">The absolute path of the repository.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Problems.ReleaseException">It failed.</exception>
    public abstract Task ApplyAsync(string root, CancellationToken cancellationToken);
}
