using System.Text;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Git;

/// <summary>Reads the output of <c>git diff-tree --stdin -z -r -m --raw</c> while git is still writing it.</summary>
/// <remarks>
/// The fields end with NUL: the id of a commit, then a line of modes and object ids and a path for each changed file. A
/// merge is listed once for each parent from which it differs, one after the other; a commit that changes nothing is
/// not listed.
/// </remarks>
internal sealed class DiffTreeReader
{
    // "100644 100755 <old> <new> M": each mode has six digits.
    private static readonly Range _newMode = 7..13;

    private readonly IReadOnlyList<GraphCommit> _commits;
    private readonly RepositoryLayout _layout;
    private readonly CommitChanges[] _changes;
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly List<string> _changed = [];
    private readonly List<FileChange> _files = [];
    private readonly byte[] _blob = new byte[64];
    private int _position = -1;
    private int _blobLength;
    private FileKind _kind;
    private HashSet<string>? _seen;
    private bool _pathFollows;

    private DiffTreeReader(IReadOnlyList<GraphCommit> commits, RepositoryLayout layout)
    {
        _commits = commits;
        _layout = layout;
        _changes = new CommitChanges[commits.Count];
        Array.Fill(_changes, CommitChanges.None);
    }

    /// <summary>Reads to the end.</summary>
    /// <param name="stream">The standard output of git.</param>
    /// <param name="commits">The commits that git was asked for, in that order.</param>
    /// <param name="layout">Tells which files make versions.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The changes of each commit, in the same order.</returns>
    public static async Task<IReadOnlyList<CommitChanges>> ReadAsync(
        Stream stream, IReadOnlyList<GraphCommit> commits, RepositoryLayout layout, CancellationToken cancellationToken)
    {
        var reader = new DiffTreeReader(commits, layout);
        await FieldReader.ReadAsync(stream, 0, reader.ReadField, cancellationToken);
        reader.EndCommit();
        return reader._changes;
    }

    private void ReadField(ReadOnlySpan<byte> field)
    {
        if (_pathFollows)
        {
            _pathFollows = false;
            AddChange(field);
        }
        else if (field is [(byte)':', .. var change])
        {
            ReadChange(change);
        }
        else
        {
            StartCommit(field);
        }
    }

    private void StartCommit(ReadOnlySpan<byte> commit)
    {
        if (_position >= 0 && Ascii.Equals(commit, _commits[_position].Id))
        {
            _seen ??= new HashSet<string>(_changed, StringComparer.Ordinal);
            return;
        }

        EndCommit();
        do
        {
            _position++;
        }
        while (!Ascii.Equals(commit, _commits[_position].Id));
    }

    private void EndCommit()
    {
        if (_position >= 0)
        {
            _changes[_position] = new CommitChanges([.. _changed], _files.Count == 0 ? [] : [.. _files]);
            _changed.Clear();
            _files.Clear();
            _seen = null;
        }
    }

    // ":100644 100755 <old> <new> M": a change of only the mode counts as a change, as it does for NBGV.
    private void ReadChange(ReadOnlySpan<byte> change)
    {
        var status = change[(change.LastIndexOf((byte)' ') + 1)..];
        var rest = change[..^(status.Length + 1)];
        var blob = status is [(byte)'D', ..] ? [] : rest[(rest.LastIndexOf((byte)' ') + 1)..];
        blob.CopyTo(_blob);
        _kind = change[_newMode] switch
        {
            [(byte)'1', (byte)'2', ..] => FileKind.Link,
            [(byte)'1', (byte)'6', ..] => FileKind.Submodule,
            _ => FileKind.File,
        };
        _blobLength = blob.Length;
        _pathFollows = true;
    }

    private void AddChange(ReadOnlySpan<byte> name)
    {
        var path = Intern(name);
        if (_seen?.Add(path) == false)
        {
            return;
        }

        _changed.Add(path);
        if (_layout.IsVersionSource(path))
        {
            var blob = _blobLength == 0 ? null : Encoding.ASCII.GetString(_blob, 0, _blobLength);
            _files.Add(new FileChange(path, blob, _kind));
        }
    }

    private string Intern(ReadOnlySpan<byte> name)
    {
        Span<char> characters = name.Length <= 512 ? stackalloc char[name.Length] : new char[name.Length];
        var path = characters[..Encoding.UTF8.GetChars(name, characters)];
        var known = _paths.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(path, out var interned))
        {
            interned = path.ToString();
            _paths.Add(interned);
        }

        return interned;
    }
}
