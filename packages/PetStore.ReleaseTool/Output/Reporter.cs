using System.Text.Json;
using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Affected;
using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;
using Spectre.Console;

namespace PetStore.ReleaseTool.Reporting;

/// <summary>Results to standard output; progress, warnings and errors to standard error.</summary>
/// <param name="output">Takes results.</param>
/// <param name="error">Takes all else.</param>
/// <param name="isTerminal">Whether a person watches <paramref name="error"/>.</param>
/// <param name="azure">The pipeline that this process runs in; null elsewhere.</param>
internal sealed class Reporter(TextWriter output, TextWriter error, bool isTerminal, AzurePipelines? azure = null)
{
    private const string WarningMark = "warning: ";
    private Action<string>? _showStep;

    public void Write(string text) => output.WriteLine(text);

    public void Show(string commit, IReadOnlyList<ResolvedRelease> releases, ResultFormat format)
    {
        if (format == ResultFormat.Json)
        {
            Write(ReleaseDocument.Create(commit, releases).ToJson());
        }
        else
        {
            Write(Tables.Create(releases));
        }
    }

    /// <param name="commit">HEAD.</param>
    /// <param name="since">The commit that HEAD was compared with; null when packages were asked for.</param>
    /// <param name="affected">What is affected.</param>
    /// <param name="format">How it is written.</param>
    public void Show(string commit, string? since, IReadOnlyList<AffectedProject> affected, ResultFormat format)
    {
        if (format == ResultFormat.Json)
        {
            Write(AffectedDocument.Create(commit, since, affected).ToJson());
        }
        else if (format == ResultFormat.Matrix)
        {
            Write(JsonSerializer.Serialize(JobMatrix.Create(affected), DocumentContext.SingleLine.IReadOnlyDictionaryStringJobLeg));
        }
        else if (affected.Count == 0)
        {
            Write("Nothing is affected.");
        }
        else
        {
            Write(Tables.Create(affected));
        }
    }

    public void Show(ReleasePlan plan, ResultFormat format)
    {
        Attach(plan, published: null);
        if (format is ResultFormat.Json or ResultFormat.Markdown)
        {
            Write(format == ResultFormat.Json ? ReleaseDocument.Create(plan).ToJson() : PlanSummary.Create(plan, published: null).TrimEnd());
            return;
        }

        Write(Tables.Create(plan));
        Write(plan.Missing == 0
            ? $"Nothing to do: {plan.Feed} holds all {plan.Releases.Count} packages."
            : $"{plan.Missing} of {plan.Releases.Count} packages are to be published to {plan.Feed}.");
    }

    public void ShowPublished(
        ReleasePlan plan, IReadOnlySet<PackageIdentity> published, IReadOnlyList<Problem> problems, ResultFormat format)
    {
        Attach(plan, published);
        Fail(problems);
        if (problems.Count > 0)
        {
            error.WriteLine($"Not everything could be published to {plan.Feed}. What is not named here was.");
        }
        else if (format is ResultFormat.Json or ResultFormat.Markdown)
        {
            Write(format == ResultFormat.Json ? ReleaseDocument.Create(plan).ToJson() : PlanSummary.Create(plan, published).TrimEnd());
        }
        else
        {
            Write(plan.Missing == 0
                ? $"Nothing to do: {plan.Feed} holds all {plan.Releases.Count} packages."
                : $"Published {plan.Missing} of {plan.Releases.Count} packages; {plan.Feed} now holds all of them.");
        }
    }

    /// <summary>Writes a line to standard error.</summary>
    public void Note(string text) => error.WriteLine(text);

    public void ShowFindings(IReadOnlyList<Finding> findings)
    {
        Fail(findings.Select(finding => finding.Problem));
        if (findings.Count == 0)
        {
            Write("All conventions hold.");
        }
        else if (findings.Any(finding => finding.Fix is not null))
        {
            error.WriteLine("Run 'petstore-release check --fix' to write what can be written.");
        }
    }

    /// <summary>Warns of what does not stop the command.</summary>
    public void Warn(string text) => error.WriteLine(azure is null ? $"{WarningMark}{text}" : AzurePipelines.ToWarning(text));

    /// <summary>Says where a copy of a package is kept: in a pipeline it becomes an artifact of the run.</summary>
    public void Keep(string path)
    {
        if (azure is not null)
        {
            error.WriteLine(AzurePipelines.ToArtifact(path));
        }
    }

    /// <summary>Says what goes on: above a spinner on a terminal, a plain line elsewhere.</summary>
    public void Step(string text)
    {
        if (azure is not null && text.StartsWith(WarningMark, StringComparison.Ordinal))
        {
            Warn(text[WarningMark.Length..]);
        }
        else if (_showStep is { } show)
        {
            show(text);
        }
        else
        {
            error.WriteLine(text);
        }
    }

    /// <summary>Warns of changes that will not be in any package, because they are not committed.</summary>
    public void WarnUncommitted(VersionHistory versions, IEnumerable<string> ids, IReadOnlyList<string> paths)
    {
        foreach (var id in ids)
        {
            if (paths.FirstOrDefault(path => versions.GetState(id).Options.Filters?.Contains(path) == true) is { } path)
            {
                Warn($"{PackageLayout.FolderOf(id)}: '{path}' has changes that are not committed; what is committed is published.");
            }
        }
    }

    public void Fail(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            error.WriteLine(azure is null ? problem.ToString() : AzurePipelines.ToIssue(problem));
        }
    }

    /// <summary>Runs work that may take long.</summary>
    public async Task<T> WatchAsync<T>(Func<Task<T>> work)
    {
        if (!isTerminal)
        {
            return await work();
        }

        var console = CreateConsole(error);
        return await console.Status().StartAsync("Starting", async context =>
        {
            string? current = null;
            _showStep = step =>
            {
                ShowDone();
                current = step;
                context.Status(Markup.Escape(step));
            };
            try
            {
                return await work();
            }
            finally
            {
                ShowDone();
                _showStep = null;
            }

            // A step that is done moves above the spinner, and stays there.
            void ShowDone()
            {
                if (current is not null)
                {
                    console.WriteLine(current);
                }
            }
        });
    }

    private void Attach(ReleasePlan plan, IReadOnlySet<PackageIdentity>? published)
    {
        if (azure is not null)
        {
            error.WriteLine(azure.ToSummary(PlanSummary.Create(plan, published)));
        }
    }

    private void Write(TextTable table)
    {
        if (Console.IsOutputRedirected)
        {
            Write(table.ToString());
        }
        else
        {
            CreateConsole(output).Write(table.Draw());
        }
    }

    private static IAnsiConsole CreateConsole(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}
