namespace PetStore.ReleaseTool;

/// <summary>What the process ends with.</summary>
internal static class ExitStatus
{
    /// <summary>Done, also when there was nothing to do.</summary>
    public const int Done = 0;

    /// <summary>A coded error, a difference, or a publish that could not do all.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>Ended by SIGINT or SIGTERM.</summary>
    public const int Cancelled = 130;
}
