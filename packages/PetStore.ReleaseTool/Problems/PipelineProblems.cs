using static PetStore.ReleaseTool.Problems.DisplayText;

namespace PetStore.ReleaseTool.Problems;

/// <summary>PSR51xx: the pipelines that <c>check</c> compares and generates.</summary>
internal static class PipelineProblems
{
    public static Problem NoPipelines(string folder) => new("PSR5100",
        $"{folder}: it has no pipeline. Copy 'templates' from a repository that has them, then run 'petstore-release check --fix'.");

    public static Problem NoPipeline(string path) => new("PSR5101",
        $"{path}: it is missing. Run 'petstore-release check --fix'.");

    public static Problem OtherPipeline(string path, int line, string? found, string? expected) => new("PSR5101",
        $"{Difference(path, line, found, expected)} Run 'petstore-release check --fix'.");

    public static Problem ForeignPipeline(string path, int line, string? found, string? expected) => new("PSR5101",
        $"{Difference(path, line, found, expected)} It was written by hand: move it elsewhere, then run 'petstore-release check --fix'.");

    public static Problem OrphanedPipeline(string path) => new("PSR5102",
        $"{path}: the package that it was made for is gone. Run 'petstore-release check --fix', which deletes it.");

    public static Problem ChangedOrphan(string path) => new("PSR5102",
        $"{path}: the package that it was made for is gone, and the file has uncommitted changes. Commit them, or delete it.");

    public static Problem UnusedTemplate(string path) => new("PSR5102",
        $"{path}: no pipeline uses this template. Delete it.");

    public static Problem NoTemplate(string place, string path) => new("PSR5103",
        $"{place}: it names the template '{path}', which does not exist. Correct the path: it is relative to the file that names it.");

    public static Problem UnknownDependsOn(string place, string? name, string dependency, IEnumerable<string> known) => new("PSR5104",
        $"{place}: '{name}' depends on '{dependency}', expected one of: {List(known)}. Correct 'dependsOn'.");

    public static Problem UnknownOutput(string place, string output, string expected) => new("PSR5105",
        $"{place}: '{output}' would be empty, expected {expected}. Correct the name.");

    public static Problem WrongCron(string place, string cron, string reason) => new("PSR5106",
        $"{place}: 'cron' is '{cron}': {reason}. Write for example '0 3 * * *', every day at 3:00 UTC.");

    public static Problem TriggerInTemplate(string place, string key) => new("PSR5107",
        $"{place}: a template cannot hold '{key}'; Azure ignores it. Move it into the pipelines that use the template.");

    public static Problem ShallowCheckout(string place, string found) => new("PSR5108",
        $"{place}: {found}, and versions are counted from the whole history. Add the step 'checkout: self' with 'fetchDepth: 0'.");

    public static Problem UnreadablePipeline(string path, string found) => new("PSR5109",
        $"{path}: {found}. Correct the file.");

    private static string Difference(string path, int line, string? found, string? expected) =>
        $"{path}: line {line} is {Quote(found)}{(found?.EndsWith('\r') == true ? " with CRLF" : "")}, expected {Quote(expected)}.";

    private static string Quote(string? line) => line is null ? "the end of the file" : $"'{line.TrimEnd('\r')}'";
}
