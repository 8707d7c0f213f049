using PetStore.ReleaseTool.Checking;

namespace PetStore.ReleaseTool.Scaffolding;

/// <summary>Adds lines to the end of a text file that exists.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Done">Says in the past tense what was done.</param>
/// <param name="Text">The lines, with LF.</param>
internal sealed record AppendFix(string Path, string Done, string Text) : EditFileFix(Path, Done)
{
    protected override string Edit(string text)
    {
        var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return (text.Length == 0 || text.EndsWith('\n') ? text : text + end)
            + Text.Replace("\n", end, StringComparison.Ordinal);
    }
}
