using System.Text.RegularExpressions;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Scaffolding;

/// <summary>The projects that a repository has before it is adopted.</summary>
internal sealed partial class ExistingProjects
{
    private static readonly string[] _extensions = [".csproj", ".fsproj", ".vbproj"];
    private readonly RepositoryLayout _layout;

    /// <summary>Finds them.</summary>
    public ExistingProjects(RepositoryLayout layout, WorkingFiles files)
    {
        _layout = layout;
        Paths = [.. files.Paths.Where(path => _extensions.Contains(Path.GetExtension(path)))];
        StatesVersions = Paths.Concat(files.Paths.Where(path => path.EndsWith(".props", StringComparison.Ordinal)))
            .Any(path => InlineVersion().IsMatch(files.ReadText(path)));
    }

    /// <summary>Gets all projects, relative to the root.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>
    /// Gets a value indicating whether a reference states its version itself, which central versions do not allow.
    /// </summary>
    public bool StatesVersions { get; }

    /// <summary>Gets the projects in the tests' folder.</summary>
    public IEnumerable<string> Tests =>
        Paths.Where(path => path.StartsWith(_layout.Tests + "/", StringComparison.Ordinal));

    /// <summary>Gets the projects in the packages' folder.</summary>
    public IEnumerable<string> Packages =>
        Paths.Where(path => path.StartsWith(_layout.Packages + "/", StringComparison.Ordinal));

    [GeneratedRegex(@"<PackageReference\b[^>]*(\sVersion\s*=|>\s*<Version>)")]
    private static partial Regex InlineVersion();
}
