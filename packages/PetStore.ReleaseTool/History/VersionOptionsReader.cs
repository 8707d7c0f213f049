using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.VersionFiles;

namespace PetStore.ReleaseTool.History;

/// <summary>Reads version files by their object ids, each combination once.</summary>
/// <param name="layout">Where the files are.</param>
/// <param name="texts">The content of every version.json and version.txt, by object id.</param>
/// <param name="sameContents">The files that NBGV takes for each other.</param>
internal sealed class VersionOptionsReader(
    RepositoryLayout layout, IReadOnlyDictionary<string, string> texts, SameContents? sameContents = null)
{
    private readonly Dictionary<string, VersionOptions> _options = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Path, string Blob, FileKind Kind), VersionFile> _files = [];

    /// <summary>Combines the version files above the packages.</summary>
    public VersionOptions Read(IReadOnlyList<SharedVersionFile> shared) => Combine([.. Find(shared)], null);

    /// <summary>Combines a package's own version files with those above it.</summary>
    /// <param name="shared">The files above the packages, from the root down.</param>
    /// <param name="package">The package.</param>
    /// <param name="own">The package's own files.</param>
    public VersionOptions Read(IReadOnlyList<SharedVersionFile> shared, Package package, IEnumerable<FileChange> own) =>
        Combine([.. Find(shared), .. own], package);

    /// <summary>Combines the files that exist on the way to a package.</summary>
    /// <param name="files">The object ids of the files that exist, by path.</param>
    /// <param name="package">The package.</param>
    public VersionOptions Read(IReadOnlyDictionary<string, string> files, Package package) => Combine(
        [
            .. layout.SharedVersionFiles.Append(package.VersionFile)
                .Where(files.ContainsKey)
                .Select(path => new FileChange(path, files[path])),
        ],
        package);

    private static IEnumerable<FileChange> Find(IEnumerable<SharedVersionFile> shared) =>
        from file in shared
        where file.Blob is not null
        select new FileChange(file.Path, file.Blob, file.Kind);

    private VersionOptions Combine(FileChange[] files, Package? package)
    {
        var key = string.Join('\n', files.Select(file => $"{file.Path}\0{file.Blob}\0{(int)file.Kind}"))
            + (sameContents is { IsEmpty: false } ? $"\n{package?.Folder}" : "");
        if (!_options.TryGetValue(key, out var options))
        {
            VersionFile[] parsed = [.. files.Select(Parse)];
            var failure = sameContents?.FindFailure(files, parsed, package);
            _options.Add(key, options = new VersionOptions(parsed, failure));
        }

        return options;
    }

    private VersionFile Parse(FileChange file)
    {
        if (!_files.TryGetValue((file.Path, file.Blob!, file.Kind), out var parsed))
        {
            parsed = Read(file);
            _files.Add((file.Path, file.Blob!, file.Kind), parsed);
        }

        return parsed;
    }

    // In a commit NBGV reads the text of a link, and in the working tree the file that the link refers to.
    private VersionFile Read(FileChange file)
    {
        var isReadable = file.Kind != FileKind.Submodule
            && (layout.IsVersionFile(file.Path) || layout.IsVersionText(file.Path));
        var problem = RepositoryProblems.NotAFile(file.Path, file.Kind.Describe());
        return (isReadable, file.Kind) switch
        {
            (false, _) => VersionFile.Fail(file.Path, problem),
            (true, FileKind.Link) => VersionFile.Parse(file.Path, texts[file.Blob!]).WithProblem(problem),
            _ => VersionFile.Parse(file.Path, texts[file.Blob!]),
        };
    }
}
