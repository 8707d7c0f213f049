namespace PetStore.ReleaseTool.Layout;

/// <summary>
/// Where a repository keeps its packages, tests, consumers and pipelines. No other type knows these folders.
/// </summary>
/// <remarks>
/// A package is a folder <c>packages/&lt;Id&gt;</c> with <c>&lt;Id&gt;.csproj</c>, a version.json and a lock file. A
/// repository may name other folders in <see cref="LayoutFile"/>.
/// </remarks>
internal sealed record RepositoryLayout
{
    public const string VersionFileName = "version.json";
    public const string VersionTextName = "version.txt";
    public const string LockFileName = "packages.lock.json";
    public const string ReadmeName = "README.md";

    /// <summary>
    /// Not an input of any package: a change of it reaches a package through the package's lock file.
    /// </summary>
    public const string CentralVersionsName = "Directory.Packages.props";

    /// <summary>
    /// The files that MSBuild imports into every project below their folder, the nearest of each name.
    /// </summary>
    public static readonly IReadOnlyList<string> SharedBuildFileNames =
        ["Directory.Build.props", "Directory.Build.targets", CentralVersionsName];

    /// <summary>The most characters that a version.json, a lock file or a project may have.</summary>
    public const int MaxTextLength = 4_000_000;

    private const string ProjectExtension = ".csproj";
    private const string DocumentationPrefix = "docs/";
    private static readonly string[] _documents = [".MD", ".PNG", ".JPG", ".JPEG", ".GIF", ".SVG"];
    private static readonly string[] _legalNames = ["LICENSE", "LICENCE", "COPYING", "NOTICE"];
    private readonly string _packagesPrefix;

    /// <summary>Creates the default layout.</summary>
    public RepositoryLayout()
        : this("packages", "tests", "consumers", "azure-pipelines")
    {
    }

    /// <summary>Creates a layout of folders relative to the root, with '/', of which none is inside another.</summary>
    public RepositoryLayout(string packages, string tests, string consumers, string pipelines)
    {
        (Packages, Tests, Consumers, Pipelines) = (packages, tests, consumers, pipelines);
        _packagesPrefix = packages + "/";
        SharedVersionFiles = [.. FindFoldersAbove(packages).Select(folder => folder + VersionFileName)];
        SharedVersionTexts = [.. FindFoldersAbove(packages).Select(folder => folder + VersionTextName)];
    }

    /// <summary>Gets the folder of the packages, relative to the root, with '/', without one at the end.</summary>
    public string Packages { get; }

    /// <summary>Gets the folder of the tests.</summary>
    public string Tests { get; }

    /// <summary>Gets the folder of the applications that use the packages.</summary>
    public string Consumers { get; }

    /// <summary>Gets the folder of the pipelines.</summary>
    public string Pipelines { get; }

    /// <summary>
    /// Gets the paths of the version.json files that every package inherits from, from the root down.
    /// </summary>
    public IReadOnlyList<string> SharedVersionFiles { get; }

    /// <summary>
    /// Gets the paths where a version.txt would replace one of <see cref="SharedVersionFiles"/> for NBGV.
    /// </summary>
    public IReadOnlyList<string> SharedVersionTexts { get; }

    /// <summary>Gets the folder of the packages and those above it, from the root down, without the root.</summary>
    public IReadOnlyList<string> SharedFolders =>
        [.. FindFoldersAbove(Packages).Skip(1).Select(folder => folder.TrimEnd('/'))];

    /// <summary>Gets the folder of the pipeline templates.</summary>
    public string Templates => $"{Pipelines}/templates";

    /// <summary>Gets the package of an id; whether it exists is not checked.</summary>
    public Package GetPackage(string id) => new(id, _packagesPrefix + id);

    /// <summary>Gets the path of a package's test project.</summary>
    public string GetTestProject(string id) => $"{Tests}/{id}.Tests/{id}.Tests{ProjectExtension}";

    /// <summary>
    /// Gets the path of the file in which a team accepts breaks of a package's public API. It is not an input of the
    /// package.
    /// </summary>
    public string GetSuppressionFile(string id) => $"{Tests}/{id}.Tests/CompatibilitySuppressions.xml";

    /// <summary>Gets the path of a package's pipeline, or of another pipeline by its name.</summary>
    public string GetPipeline(string name) => $"{Pipelines}/{name}.yml";

    /// <summary>Splits a path below a package's folder.</summary>
    /// <param name="path">Relative to the root of the repository, with '/'.</param>
    /// <param name="id">The name of the package's folder.</param>
    /// <param name="rest">The path inside that folder.</param>
    public bool TrySplit(ReadOnlySpan<char> path, out ReadOnlySpan<char> id, out ReadOnlySpan<char> rest)
    {
        id = rest = default;
        if (!path.StartsWith(_packagesPrefix, StringComparison.Ordinal))
        {
            return false;
        }

        var inside = path[_packagesPrefix.Length..];
        var slash = inside.IndexOf('/');
        if (slash <= 0)
        {
            return false;
        }

        id = inside[..slash];
        rest = inside[(slash + 1)..];
        return true;
    }

    /// <summary>
    /// Finds the package whose folder would be at a path. Whether it is a folder there is not checked.
    /// </summary>
    /// <param name="path">Relative to the root of the repository, with '/'.</param>
    /// <param name="id">The name of the package's folder.</param>
    public bool TryGetFolder(ReadOnlySpan<char> path, out ReadOnlySpan<char> id)
    {
        id = path.StartsWith(_packagesPrefix, StringComparison.Ordinal) ? path[_packagesPrefix.Length..] : default;
        return id.Length > 0 && !id.Contains('/') && id is not (VersionFileName or VersionTextName);
    }

    /// <summary>
    /// Determines whether a file makes versions by its content or its kind, not only by the fact that it changed.
    /// </summary>
    public bool IsVersionSource(ReadOnlySpan<char> path) =>
        IsVersionFile(path)
        || IsVersionText(path)
        || TryGetFolder(path, out _)
        || _packagesPrefix.AsSpan(0, _packagesPrefix.Length - 1).StartsWith(path, StringComparison.Ordinal)
        || (TrySplit(path, out _, out var rest) && (rest is LockFileName || IsProject(rest)));

    /// <summary>
    /// Determines whether a path is that of a version.txt that would replace a version.json for NBGV.
    /// </summary>
    public bool IsVersionText(ReadOnlySpan<char> path) =>
        Contains(SharedVersionTexts, path) || (TrySplit(path, out _, out var rest) && rest is VersionTextName);

    /// <summary>
    /// Determines whether a package's version may be read from this version.json: a shared one, or a package's own.
    /// </summary>
    public bool IsVersionFile(ReadOnlySpan<char> path) =>
        Contains(SharedVersionFiles, path) || (TrySplit(path, out _, out var rest) && rest is VersionFileName);

    /// <summary>Determines whether a path is in the consumers' folder.</summary>
    public bool IsConsumer(string path) => path.StartsWith(Consumers + "/", StringComparison.Ordinal);

    /// <summary>Determines whether a path is in the tests' folder.</summary>
    public bool IsTest(string path) => path.StartsWith(Tests + "/", StringComparison.Ordinal);

    /// <summary>Determines whether a file is documentation of the repository, which no build reads.</summary>
    /// <remarks>
    /// Markdown and the licence at the root; Markdown and pictures in <c>docs</c>. A file of a package or a test is
    /// not: it may be packed. Neither are .editorconfig, .gitattributes and .gitignore, which decide what is compiled
    /// and how.
    /// </remarks>
    public static bool IsDocumentation(string path)
    {
        var extension = Path.GetExtension(path).ToUpperInvariant();
        return path.Contains('/', StringComparison.Ordinal)
            ? path.StartsWith(DocumentationPrefix, StringComparison.Ordinal) && _documents.Contains(extension)
            : extension == _documents[0]
                || (extension is "" or ".TXT"
                && _legalNames.Contains(Path.GetFileNameWithoutExtension(path).ToUpperInvariant()));
    }

    /// <summary>Determines whether a path inside a package's folder is a project directly in that folder.</summary>
    public static bool IsProject(ReadOnlySpan<char> rest) =>
        rest.EndsWith(ProjectExtension, StringComparison.OrdinalIgnoreCase) && !rest.Contains('/');

    /// <summary>
    /// Determines whether a path inside a package's folder is the project that has the package's name.
    /// </summary>
    public static bool IsProjectOf(string id, ReadOnlySpan<char> rest) =>
        rest.Length == id.Length + ProjectExtension.Length
        && rest.StartsWith(id, StringComparison.Ordinal)
        && rest.EndsWith(ProjectExtension, StringComparison.Ordinal);

    private static bool Contains(IReadOnlyList<string> paths, ReadOnlySpan<char> path)
    {
        foreach (var each in paths)
        {
            if (path.SequenceEqual(each))
            {
                return true;
            }
        }

        return false;
    }

    // "a/b" is below "", "a/" and "a/b/".
    private static IEnumerable<string> FindFoldersAbove(string folder)
    {
        var segments = folder.Split('/');
        return Enumerable.Range(0, segments.Length + 1)
            .Select(count => string.Concat(segments.Take(count).Select(segment => segment + "/")));
    }
}
