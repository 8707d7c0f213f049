using System.Text;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Output;

/// <summary>Writes to a standard stream that may be closed or full.</summary>
/// <param name="inner">The stream.</param>
/// <param name="isResult">
/// Whether the command has failed when it cannot write. Progress and messages are lost without harm.
/// </param>
internal sealed class GuardedWriter(TextWriter inner, bool isResult) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Guard(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Guard(() => inner.Write(buffer, index, count));

    public override void Write(string? value) => Guard(() => inner.Write(value));

    public override void WriteLine(string? value) => Guard(() => inner.WriteLine(value));

    public override void Flush() => Guard(inner.Flush);

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (isResult)
            {
                throw new ReleaseException(BuildProblems.UnusableStandardOutput(exception.Message));
            }
        }
    }
}
