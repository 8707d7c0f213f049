using System.Text;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Output;

/// <summary>Writes logging commands, which the agent of Azure Pipelines reads from the output of a process.</summary>
/// <param name="folder">A folder whose files live until the job ends.</param>
internal sealed class AzurePipelines(string folder)
{
    /// <summary>Finds the pipeline that this process runs in; null when it runs elsewhere.</summary>
    public static AzurePipelines? Find() =>
        string.Equals(Environment.GetEnvironmentVariable("TF_BUILD"), "True", StringComparison.OrdinalIgnoreCase)
            ? new AzurePipelines(Environment.GetEnvironmentVariable("AGENT_TEMPDIRECTORY") ?? Path.GetTempPath())
            : null;

    /// <summary>An error in the list of the run's issues.</summary>
    public static string ToIssue(Problem problem) =>
        $"##vso[task.logissue type=error;code={problem.Code};]{Escape($"{problem.Code}: {problem.Text}")}";

    /// <summary>A warning in the list of the run's issues.</summary>
    public static string ToWarning(string text) => $"##vso[task.logissue type=warning;]{Escape(text)}";

    /// <summary>Adds a file to the artifact <c>packages</c> of the run.</summary>
    public static string ToArtifact(string path) =>
        $"##vso[artifact.upload containerfolder=packages;artifactname=packages;]{Escape(Path.GetFullPath(path))}";

    /// <summary>Attaches Markdown to the run.</summary>
    /// <exception cref="IOException">The file that the agent takes it from cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public string ToSummary(string markdown)
    {
        var path = Path.Combine(folder, $"petstore-release-{Guid.NewGuid():N}.md");
        File.WriteAllText(path, markdown, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return $"##vso[task.uploadsummary]{Escape(path)}";
    }

    // The agent reads each line as a whole command, and '%' as the start of an escape. A command in the text would be a
    // second one.
    private static string Escape(string text) => DisplayText.NeutralizeCommands(text)
        .Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
