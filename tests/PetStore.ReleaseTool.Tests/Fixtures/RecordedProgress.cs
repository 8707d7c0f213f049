using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>Keeps what is reported.</summary>
internal sealed class RecordedProgress : IProgressLog
{
    public List<string> Steps { get; } = [];

    public List<string> Warnings { get; } = [];

    public void Step(string text) => Steps.Add(text);

    public void Warn(string text) => Warnings.Add(text);
}
