using Spectre.Console;

namespace PetStore.ReleaseTool.Output;

/// <summary>Shows the current step beside a spinner, and the steps before it above the spinner.</summary>
internal sealed class StepDisplay(IAnsiConsole console, StatusContext context) : IDisposable
{
    private string? _current;

    public void Step(string text)
    {
        Dispose();
        _current = text;
        context.Status(Markup.Escape(text));
    }

    public void WriteAbove(string line) => console.WriteLine(line);

    /// <summary>Moves the last step above the spinner.</summary>
    public void Dispose()
    {
        if (_current is not null)
        {
            console.WriteLine(_current);
            _current = null;
        }
    }
}
