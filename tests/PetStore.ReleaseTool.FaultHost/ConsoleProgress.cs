using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.FaultHost;

/// <summary>Writes each step to standard output.</summary>
internal sealed class ConsoleProgress : IProgressLog
{
    public void Step(string text) => Console.WriteLine(text);

    public void Warn(string text) => Console.WriteLine($"warning: {text}");
}
