using NuGet.Versioning;
using static PetStore.ReleaseTool.Problems.DisplayText;

namespace PetStore.ReleaseTool.Problems;

/// <summary>PSR50xx: the conventions that <c>check</c> enforces, pipelines aside.</summary>
internal static class ConventionProblems
{
    public static Problem UnreadableFile(string path, string reason) => new("PSR5001",
        $"{path}: it cannot be read: {reason.TrimEnd('.')}. Make it readable.");

    public static Problem NamedPipe(string path) => new("PSR5001",
        $"{path}: it is a named pipe, so whatever reads it waits for a writer. Replace it by a file.");

    public static Problem LinkedInput(string folder, string path, string kind) => new("PSR5022",
        $"{folder}: its input '{Sanitize(path)}' is {kind}, whose content is not in the commit, so no release is built "
        + $"from it. Replace it by files, or exclude it with \":!/{Sanitize(path)}\" in 'pathFilters' if the package "
        + "does not need it.");

    public static Problem DoesNotInherit(string path) => new("PSR5002",
        $"{path}: 'inherit' is not true, so it misses what all packages share. Add \"inherit\": true.");

    public static Problem OutsideInputs(string folder, string file) => new("PSR5003",
        $"{folder}: it is built from '{file}', which is not one of its inputs, so a change there would release "
        + $"nothing. Add \"/{file}\" to 'pathFilters' in {folder}/version.json.");

    public static Problem UnreadableProject(string project, string reason) => new("PSR5004",
        $"{project}: MSBuild cannot evaluate it: {reason.TrimEnd('.')}. Correct the project.");

    public static Problem NoLockFile(string folder) => new("PSR5005",
        $"{folder}/packages.lock.json: it is missing or ignored by git. Run 'petstore-release check --fix', or take it "
        + "out of .gitignore.");

    public static Problem StaleLockFile(string folder) => new("PSR5005",
        $"{folder}/packages.lock.json: it is out of date. Run 'petstore-release check --fix', or: dotnet restore "
        + $"{folder} --force-evaluate.");

    public static Problem EmptyLockFile(string path) => new("PSR5005",
        $"{path}: it is empty, or not a file. Delete it, then run 'petstore-release check --fix'.");

    public static Problem RestoreFailed(IEnumerable<string> errors) => new("PSR5006",
        "The projects cannot be restored, so their lock files cannot be checked. Fix what NuGet "
            + $"reports:{Lines(errors)}");

    public static Problem OtherMajor(
        string folder, string id, NuGetVersion version, string dependency, NuGetVersion current) => new("PSR5007",
        $"{folder}: its current release {version} was built with {dependency}, but that package is at '{current}' now, "
        + $"a contract that {id} was never built against. Commit a change to {folder}, which releases it.");

    public static Problem NoSolution(string project) => new("PSR5008",
        $"{project}: the root has no solution that could list it. Run: dotnet new sln.");

    public static Problem NotInSolution(string project, string solution) => new("PSR5008",
        $"{project}: it is not in {solution}, so it is neither built nor tested. Run 'petstore-release check --fix', "
        + $"or: dotnet sln {solution} add {project}.");

    public static Problem NoTestProject(string folder, string project) => new("PSR5009",
        $"{folder}: the test project '{project}' is missing. Add it.");

    public static Problem NoReadmeRow(string folder) => new("PSR5010",
        $"README.md: its table of packages has no row that links to {folder}. Run 'petstore-release check --fix', or "
            + "add the row.");

    public static Problem FixFailed(string command, string output) => new("PSR5011",
        $"'dotnet {command}' failed. Fix what it reports:"
        + Lines(output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd())));

    public static Problem FolderExists(string folder) => new("PSR5012",
        $"{folder}: it exists already, perhaps in another case. Choose another id, or complete the existing folder: "
        + "petstore-release check --fix.");

    public static Problem NotSetUp(string place, string expected) => new("PSR5014",
        $"{place}: {expected}. Add it, or run 'petstore-release init', which writes the files that a repository "
            + "lacks.");

    public static Problem ReferenceToNoPackage(string path, string project, string packages) => new("PSR5013",
        $"{path}: it refers to the project '{project}', which is not a package. Move that project to {packages}/, or "
        + "remove the reference.");

    public static Problem HiddenPin(string project, string id, string version) => new("PSR5021",
        $"{project}: MSBuild gives it {id} '{version}', which its files do not state as text, so 'publish' would not "
        + "publish that version. Write the id and the version literally, in the project or in a file that it imports.");

    public static Problem NoPackage(string folder, string reason) => new("PSR5015",
        $"{folder}: it is not released: {reason}.");

    public static Problem NotStamped(string folder, string reason) => new("PSR5016",
        $"{folder}: Nerdbank.GitVersioning {reason}, so the package would be built as 1.0.0 instead of its version. "
        + "Add to Directory.Packages.props: <GlobalPackageReference Include=\"Nerdbank.GitVersioning\" "
        + "Version=\"3.10.94\" />.");

    public static Problem DeadSolutionEntry(string project, string solution) => new("PSR5017",
        $"{solution}: it lists '{Sanitize(project)}', which does not exist, so the solution does not build. Run "
        + $"'petstore-release check --fix', or: dotnet sln {solution} remove {project}.");

    public static Problem DeadLink(string path, int line, string target, string folder) => new("PSR5018",
        $"{path}({line}): it links to '{Sanitize(target)}', but '{Sanitize(folder)}' does not exist. Remove the link, "
        + "or correct it; 'petstore-release check --fix' removes the rows of the README's tables.");

    public static Problem OrphanedTestProject(string project, string folder) => new("PSR5019",
        $"{project}: the package that it tests, {folder}, is deleted. Delete the test project too.");

    public static Problem NotACentralVersion(string path, string found) => new("PSR5020",
        $"{path}: it holds '{Sanitize(found)}', which is not a package version. This file is an input of no package, "
        + "so a change there would change packages and release none. Move it to Directory.Build.props.");
}
