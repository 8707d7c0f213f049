namespace PetStore.ReleaseTool.Problems;

/// <summary>Tells the user what a command is doing while it runs.</summary>
internal interface IProgressLog
{
    /// <summary>Announces the next step, such as "Building A 1.0.1 from 2b02358".</summary>
    void Step(string text);

    /// <summary>Warns of something that does not stop the command.</summary>
    void Warn(string text);
}
