using PetStore.ReleaseTool.Problems;
using Spectre.Console;

namespace PetStore.ReleaseTool.Output;

/// <summary>Writes results to standard output, and progress, warnings and errors to standard error.</summary>
/// <param name="output">Takes results.</param>
/// <param name="error">Takes everything else.</param>
/// <param name="isOutputTerminal">Whether a person reads <paramref name="output"/>.</param>
/// <param name="isErrorTerminal">Whether a person watches <paramref name="error"/>.</param>
/// <param name="azure">The pipeline that this process runs in; null elsewhere.</param>
internal sealed class CommandOutput(
    TextWriter output, TextWriter error, bool isOutputTerminal, bool isErrorTerminal,
    AzurePipelines? azure = null) : IProgressLog
{
    private StepDisplay? _display;

    /// <summary>Writes a result.</summary>
    public void Write(ResultText result)
    {
        if (result.Table is { } table)
        {
            if (isOutputTerminal && CreateConsole(output) is { Profile.Width: >= TextTable.MinWidth } console)
            {
                console.Write(table.Draw());
            }
            else
            {
                Write(table.ToString());
            }
        }

        if (result.Text is { } text)
        {
            Write(text);
        }
    }

    /// <summary>Writes a line of the result.</summary>
    public void Write(string text) => output.WriteLine(DisplayText.NeutralizeCommands(text));

    /// <summary>Writes a line to standard error.</summary>
    public void Note(string text) => error.WriteLine(DisplayText.NeutralizeCommands(text));

    public void Warn(string text) => WriteAbove(
        azure is null ? DisplayText.NeutralizeCommands($"warning: {text}") : AzurePipelines.ToWarning(text));

    /// <summary>Writes errors.</summary>
    public void Fail(params IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            error.WriteLine(
                azure is null ? DisplayText.NeutralizeCommands(problem.ToString()) : AzurePipelines.ToIssue(problem));
        }
    }

    public void Step(string text)
    {
        if (_display is { } display)
        {
            display.Step(text);
        }
        else
        {
            Note(text);
        }
    }

    /// <summary>Attaches Markdown to the run of a pipeline; does nothing elsewhere.</summary>
    public void AttachSummary(string markdown)
    {
        if (azure is null)
        {
            return;
        }

        try
        {
            error.WriteLine(azure.ToSummary(markdown));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Warn($"The summary of this run cannot be written: {exception.Message}");
        }
    }

    /// <summary>Attaches a file to the run of a pipeline; does nothing elsewhere.</summary>
    public void AttachArtifact(string path)
    {
        if (azure is not null)
        {
            error.WriteLine(AzurePipelines.ToArtifact(path));
        }
    }

    /// <summary>Runs work that may take long, with a spinner on a terminal.</summary>
    public async Task<T> WatchAsync<T>(Func<Task<T>> work)
    {
        if (!isErrorTerminal)
        {
            return await work();
        }

        var console = CreateConsole(error);
        return await console.Status().StartAsync("Starting", async context =>
        {
            using var display = new StepDisplay(console, context);
            _display = display;
            try
            {
                return await work();
            }
            finally
            {
                _display = null;
            }
        });
    }

    private void WriteAbove(string line)
    {
        if (_display is { } display)
        {
            display.WriteAbove(line);
        }
        else
        {
            error.WriteLine(line);
        }
    }

    private static IAnsiConsole CreateConsole(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}
