namespace PetStore.ReleaseTool.Checking;

/// <summary>A convention that <c>check</c> enforces. <see cref="CheckRules.All"/> lists every rule.</summary>
internal interface ICheckRule
{
    /// <summary>
    /// Gets what the rule does, as a progress message. Rules in a row with the same message are announced once.
    /// </summary>
    string Step { get; }

    /// <summary>
    /// Gets a value indicating whether the rule reads only files, so that <c>new</c> can apply it to an uncommitted
    /// package.
    /// </summary>
    bool ReadsOnlyFiles { get; }

    /// <summary>
    /// Gets a value indicating whether the rule mostly waits for another process, and reads only what a context never
    /// changes: it runs while the other rules run one after the other.
    /// </summary>
    bool RunsBesideOthers => false;

    /// <summary>Finds where the convention does not hold.</summary>
    /// <exception cref="Problems.ReleaseException">
    /// The rule cannot be checked; its problems are reported as findings.
    /// </exception>
    Task<IReadOnlyList<Finding>> CheckAsync(CheckContext context, CancellationToken cancellationToken);
}
