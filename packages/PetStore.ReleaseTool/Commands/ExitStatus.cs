namespace PetStore.ReleaseTool.Commands;

/// <summary>The exit status of the process.</summary>
internal static class ExitStatus
{
    /// <summary>Done, also when there was nothing to do.</summary>
    public const int Done = 0;

    /// <summary>A coded error, a difference, a finding, or a publish that could not do everything.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>Ended by SIGINT or SIGTERM.</summary>
    public const int Cancelled = 130;

    /// <summary>Gets the status of a command that may have problems to report.</summary>
    public static int Of(bool hasProblems) => hasProblems ? Failed : Done;
}
