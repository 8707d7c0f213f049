using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Pipelines;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Scaffolding;

/// <summary>
/// Decides which files a repository lacks. What exists stays as it is, but for lines that are added at its end.
/// </summary>
/// <param name="Layout">The folders.</param>
/// <param name="Files">The working tree.</param>
/// <param name="Facts">What git and the SDK say.</param>
internal sealed record RepositorySetup(RepositoryLayout Layout, WorkingFiles Files, RepositoryFacts Facts)
{
    private const string BuildProps = SharedInputs.BuildProps;
    private const string BuildTargets = SharedInputs.BuildTargets;
    private const string GlobalJson = "global.json";

    private const string Reference =
        $"Include=\"{ScaffoldVersions.VersioningPackage}\" Version=\"{ScaffoldVersions.Versioning}\"";

    private readonly ExistingProjects _existing = new(Layout, Files);
    private readonly SharedInputs _inputs = new(Layout, Facts.Root, Files);

    /// <summary>Creates the files that packages and tests share.</summary>
    public IEnumerable<Fix> CreateSharedFiles()
    {
        var hasTests = _existing.Tests.Any();
        (string Path, string Text)[] all =
        [
            (GlobalJson, SharedFiles.GlobalJson(Facts.Sdk, usesTestingPlatform: !hasTests || UsesTestingPlatform())),
            (BuildProps, SharedFiles.BuildProps(_existing.Paths.Count > 0)),
            .. _existing.StatesVersions
            ? []
            : new[] { (RepositoryLayout.CentralVersionsName, SharedFiles.CentralVersions()) },
            ("nuget.config", SharedFiles.NuGetConfig()),
            ($"{Layout.Packages}/{BuildProps}", SharedFiles.PackagesProps(Facts.RepositoryUrl, ChooseVersioning())),
            ($"{Layout.Packages}/{BuildTargets}", SharedFiles.PackagesTargets()),
            .. hasTests ? [] : new[] { ($"{Layout.Tests}/{BuildProps}", SharedFiles.TestsProps(ChooseTestVersion())) },
            .. Files.Paths.Count > 0 ? [] : new[] { (".gitattributes", "* text=auto eol=lf") },
            .. Files.Paths.Any(SolutionRule.IsSolution) ? [] : new[] { ($"{Facts.Name}.slnx", "<Solution />") },
        ];
        (string Path, string Text)[] missing = [.. all.Where(file => !Exists(file.Path))];
        return
        [
            .. missing.Select(file => Write(file.Path, file.Text)),
            .. Exists(RepositoryLayout.VersionFileName)
            ? []
            : new[] { CreateVersionFile(missing.Select(file => file.Path)) },
            .. CreateReadmeTable(),
            .. CreateIgnored(),
        ];
    }

    /// <summary>Creates the version.json of each project that becomes a package.</summary>
    /// <param name="warnings">Takes what a person has to change.</param>
    public IReadOnlyList<Fix> CreatePackages(List<string> warnings)
    {
        var fixes = new List<Fix>();
        foreach (var path in _existing.Packages)
        {
            var project = ProjectProbe.ProbeExisting(Facts.Root, path);
            var package = Layout.GetPackage(Path.GetFileNameWithoutExtension(path));
            if (!project.IsPackable)
            {
                warnings.Add(
                    $"{path}: it is not packable, and everything in {Layout.Packages} is a package. Move it to another "
                        + "folder.");
            }
            else if (package.Project != path)
            {
                warnings.Add(
                    $"{path}: a package is a C# project in a folder of its name. Move it to {package.Project}.");
            }
            else if (!Exists(package.VersionFile))
            {
                fixes.Add(new WriteFileFix(package.VersionFile, CreateVersionFile(path, project)));
                warnings.AddRange(FindStatedVersion(path));
            }
        }

        if (_existing.Paths.Count > 0 && !_existing.Packages.Any())
        {
            warnings.Add(
                $"{Layout.Packages}: it has no project. Name the folder of your packages: init --packages DIR.");
        }

        return fixes;
    }

    /// <summary>
    /// Creates the manifest that pins this tool, or adds the tool to it, unless the repository contains the tool.
    /// </summary>
    public IEnumerable<Fix> CreateToolManifest()
    {
        string[] existing = [.. ToolManifestFix.Paths.Where(Exists)];
        return ContainsTool || existing.Any(path => ToolManifestFix.IsIn(Files.ReadText(path)))
            ? []
            : [new ToolManifestFix(existing.FirstOrDefault(ToolManifestFix.Paths[0]))];
    }

    /// <summary>Creates the file whose presence asks for pipelines; <c>check</c> writes the others.</summary>
    /// <param name="feed">The address of the feed; null for one to replace.</param>
    public IEnumerable<Fix> CreatePipelines(string? feed) =>
        Exists(GeneratedPipelines.GetVariables(Layout))
            ? []
            : [new WriteFileFix(
                GeneratedPipelines.GetVariables(Layout),
                VariablesTemplate.Create(feed ?? VariablesTemplate.ExampleFeed))];

    /// <summary>
    /// Restores the test projects that have no lock file, so that a change affects only those that depend on it.
    /// </summary>
    public IEnumerable<Fix> RestoreTests() =>
        from path in _existing.Tests
        let folder = path[..path.LastIndexOf('/')]
        where !Exists($"{folder}/{RepositoryLayout.LockFileName}")
        select LockFileRule.CreateFix(folder);

    /// <summary>Says what a person does next, one step on each line.</summary>
    /// <param name="done">What was done.</param>
    public IEnumerable<string> DescribeNext(IReadOnlyList<string> done)
    {
        var variables = GeneratedPipelines.GetVariables(Layout);
        if (Facts.IsExampleUrl && done.Contains($"Wrote {Layout.Packages}/{BuildProps}."))
        {
            yield return $"Next: write the address of this repository into {Layout.Packages}/{BuildProps}.";
        }

        if (done.Contains($"Wrote {variables}."))
        {
            yield return $"Next: read {variables}. It names the feed and the agents of the pipelines.";
        }

        var tool = ContainsTool ? "petstore-release" : "dotnet petstore-release";
        if (!_existing.Packages.Any())
        {
            yield return $"Next: {tool} new My.Package";
        }
        else
        {
            yield return done.Count > 0
                ? $"Next: commit all of it, then: {tool} publish"
                : $"Next: {tool} publish";
        }
    }

    private static WriteFileFix Write(string path, string text) => new(path, text.ReplaceLineEndings("\n") + "\n");

    // Written after the packages' own files.
    private string[] CreatedByInit =>
        [BuildProps, $"{Layout.Packages}/{BuildProps}", $"{Layout.Packages}/{BuildTargets}"];

    private bool ContainsTool => Exists(Layout.GetPackage(PipelineSettings.ToolPackage).Project);

    private bool Exists(string path) => Files.Paths.Contains(path) || File.Exists(Path.Combine(Facts.Root, path));

    // A repository that used NBGV before goes on with its version heights.
    private string CreateVersionFile(string path, ProbedProject project)
    {
        var inherits = !StatesVersion(path)
            && _inputs.ReadVersionFiles().Any(file => file is { Settings.Version: not null });
        return AdoptedVersion.CreateFile(
            inherits ? null : project.Version, _inputs.FindUnnamed(CreatedByInit));
    }

    private WriteFileFix CreateVersionFile(IEnumerable<string> added) =>
        Write(RepositoryLayout.VersionFileName, SharedFiles.VersionFile(
            [$"^refs/heads/{Facts.Branch}$", "^refs/heads/release/"], _inputs.Find(added)));

    private string ChooseVersioning()
    {
        var central = Exists(RepositoryLayout.CentralVersionsName)
            ? Files.ReadText(RepositoryLayout.CentralVersionsName)
            : null;
        var isReferred = Files.Paths.Any(path => path.EndsWith(".props", StringComparison.Ordinal)
            && Files.ReadText(path).Contains(ScaffoldVersions.VersioningPackage, StringComparison.OrdinalIgnoreCase));
        return isReferred || (central is null && !_existing.StatesVersions) ? ""
            : central is null
                ? $"""<PackageReference {Reference} PrivateAssets="all" />"""
                : $"""<GlobalPackageReference {Reference} />""";
    }

    // The repository's own central versions may not have the framework.
    private string ChooseTestVersion() =>
        _existing.StatesVersions ? $" Version=\"{ScaffoldVersions.Test}\""
        : Exists(RepositoryLayout.CentralVersionsName)
            && !Files.ReadText(RepositoryLayout.CentralVersionsName)
                .Contains($"\"{ScaffoldVersions.TestPackage}\"", StringComparison.Ordinal)
                ? $" VersionOverride=\"{ScaffoldVersions.Test}\""
                : "";

    private IEnumerable<Fix> CreateReadmeTable()
    {
        const string Table = ReadmeTable.Header + "\n";
        if (!Exists(RepositoryLayout.ReadmeName))
        {
            return [new WriteFileFix(RepositoryLayout.ReadmeName, $"# {Facts.Name}\n\n{Table}")];
        }

        return new ReadmeTable(Layout).Exists(Files.ReadText(RepositoryLayout.ReadmeName))
            ? []
            : [new AppendFix(
                RepositoryLayout.ReadmeName, $"Added a table of packages to {RepositoryLayout.ReadmeName}.",
                $"\n## Packages\n\n{Table}")];
    }

    private IEnumerable<Fix> CreateIgnored()
    {
        const string Path = ".gitignore";
        var lines = string.Concat(Facts.NotIgnored.Select(folder => $"{folder}/\n"));
        return lines.Length == 0 ? []
            : Exists(Path) ? [new AppendFix(Path, $"Added {string.Join(", ", Facts.NotIgnored)} to {Path}.", lines)]
            : [new WriteFileFix(Path, lines)];
    }

    // With another runner, 'dotnet test' refuses such projects.
    private bool UsesTestingPlatform() => _existing.Tests.Any(path =>
        Files.ReadText(path) is var text
        && (text.Contains(ScaffoldVersions.TestPackage, StringComparison.OrdinalIgnoreCase)
            || text.Contains("TestingPlatform", StringComparison.Ordinal)));

    private bool StatesVersion(string path) => Files.ReadText(path).Contains("<Version", StringComparison.Ordinal);

    private IEnumerable<string> FindStatedVersion(string path) => StatesVersion(path)
        ? [$"{path}: its version now comes from the version.json beside it. Remove the version from the project."]
        : [];
}
