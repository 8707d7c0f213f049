using NuGet.Versioning;

namespace PetStore.ReleaseTool;

/// <summary>What <c>check</c> finds.</summary>
internal static partial class Problems
{
    public static Problem UnreadableFile(string path, string reason) => new("PSR5001",
        $"{path}: it cannot be read: {reason.TrimEnd('.')}. Make it readable.");

    public static Problem DoesNotInherit(string path) => new("PSR5002",
        $"{path}: 'inherit' is not true, so what all packages share does not reach this one. Add \"inherit\": true.");

    public static Problem OutsideInputs(string id, string file) => new("PSR5003",
        $"packages/{id}: it is built from '{file}', which is no input of it, so a change there would release nothing. "
        + $"Add \"/{file}\" to 'pathFilters' in packages/{id}/version.json.");

    public static Problem ReferenceToNoPackage(string id, string project) => new("PSR1009",
        $"packages/{id}/{id}.csproj: it refers to the project '{project}', expected one of the packages. Move that project to packages/, or refer to no project.");

    public static Problem UnreadableProject(string id, string reason) => new("PSR5004",
        $"packages/{id}/{id}.csproj: MSBuild cannot evaluate it: {reason.TrimEnd('.')}. Correct the project.");

    public static Problem NoLockFile(string id) => new("PSR5005",
        $"packages/{id}/packages.lock.json: there is none that git could commit. Run 'petstore-release check --fix', or take it out of .gitignore.");

    public static Problem StaleLockFile(string folder) => new("PSR5005",
        $"{folder}/packages.lock.json: it is not what a restore would write. Run 'petstore-release check --fix', or: dotnet restore {folder} --force-evaluate.");

    public static Problem RestoreFailed(IEnumerable<string> errors) => new("PSR5006",
        $"The projects cannot be restored, so nothing can be said of their lock files. Correct what NuGet names:{Lines(errors)}");

    public static Problem OtherMajor(string id, NuGetVersion version, string dependency, NuGetVersion current) => new("PSR5007",
        $"packages/{id}: its current release {version} was built with {dependency}, and that package is at '{current}' now, "
        + $"a contract that {id} was never built against. Commit a change to packages/{id}, which releases it.");

    public static Problem NoSolution(string project) => new("PSR5008",
        $"{project}: there is no solution at the root that could hold it. Run: dotnet new sln.");

    public static Problem NotInSolution(string project, string solution) => new("PSR5008",
        $"{project}: it is not in {solution}, so nothing builds or tests it. Run 'petstore-release check --fix', or: dotnet sln {solution} add {project}.");

    public static Problem NoTestProject(string id, string project) => new("PSR5009",
        $"packages/{id}: there is no test project '{project}'. Add it.");

    public static Problem NoReadmeRow(string id) => new("PSR5010",
        $"README.md: its table of packages has no row that links to packages/{id}. Run 'petstore-release check --fix', or add the row.");

    public static Problem NoReadmeTable(string id) => new("PSR5010",
        $"README.md: there is no table whose rows link to the folders of the packages, so none has a row for packages/{id}. Add one.");

    public static Problem FixFailed(string command, string output) => new("PSR5011",
        $"'dotnet {command}' failed. Correct what it names:{Lines(output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()))}");

    public static Problem FolderExists(string folder) => new("PSR5012",
        $"{folder}: it is there already, perhaps in another case. Take another id, or complete what is there: petstore-release check --fix.");

    public static Problem NoPipelines() => new("PSR5100",
        "azure-pipelines: there is no pipeline. Copy the folder's 'templates' from a repository that has them, then run 'petstore-release check --fix'.");

    public static Problem NoPipeline(string path) => new("PSR5101",
        $"{path}: it is missing, so nothing runs it. Run 'petstore-release check --fix'.");

    public static Problem OtherPipeline(string path, int line, string? found, string? expected) => new("PSR5101",
        $"{Difference(path, line, found, expected)} Run 'petstore-release check --fix'.");

    public static Problem ForeignPipeline(string path, int line, string? found, string? expected) => new("PSR5101",
        $"{Difference(path, line, found, expected)} It was written by hand: move it elsewhere, then run 'petstore-release check --fix'.");

    public static Problem OrphanedPipeline(string path) => new("PSR5102",
        $"{path}: what it was made for is gone. Run 'petstore-release check --fix', which deletes it.");

    public static Problem ChangedOrphan(string path) => new("PSR5102",
        $"{path}: what it was made for is gone, and it has changes that are not committed. Commit them, or delete it.");

    public static Problem UnusedTemplate(string path) => new("PSR5102",
        $"{path}: no pipeline names this template. Delete it.");

    public static Problem NoTemplate(string place, string path) => new("PSR5103",
        $"{place}: it names the template '{path}', which does not exist. Correct the path: it is relative to the file that names it.");

    public static Problem UnknownDependsOn(string place, string? name, string dependency, IEnumerable<string> known) => new("PSR5104",
        $"{place}: '{name}' depends on '{dependency}', expected one of: {List(known)}. Correct 'dependsOn'.");

    public static Problem UnknownOutput(string place, string output, string expected) => new("PSR5105",
        $"{place}: '{output}' would be empty, expected {expected}. Correct the name.");

    public static Problem WrongCron(string place, string cron, string reason) => new("PSR5106",
        $"{place}: 'cron' is '{cron}': {reason}. Write for example '0 3 * * *', every day at 3:00 UTC.");

    public static Problem TriggerInTemplate(string place, string key) => new("PSR5107",
        $"{place}: a template cannot hold '{key}'; Azure passes over it. Move it into the pipelines that use the template.");

    public static Problem ShallowCheckout(string place, string found) => new("PSR5108",
        $"{place}: {found}, and versions are counted from the whole history. Add the step 'checkout: self' with 'fetchDepth: 0'.");

    public static Problem UnreadablePipeline(string path, string found) => new("PSR5109",
        $"{path}: {found}. Correct the file.");

    private static string Difference(string path, int line, string? found, string? expected) =>
        $"{path}: line {line} is {Quote(found)}{(found?.EndsWith('\r') == true ? " with CRLF" : "")}, expected {Quote(expected)}.";

    private static string Quote(string? line) => line is null ? "the end of the file" : $"'{line.TrimEnd('\r')}'";
}
