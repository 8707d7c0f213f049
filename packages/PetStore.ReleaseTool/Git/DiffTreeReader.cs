using System.Text;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Git;

/// <summary>Reads what <c>git diff-tree --stdin -z -r -m --raw</c> prints, while git still writes it.</summary>
/// <remarks>
/// The fields end with NUL: the id of a commit, then a line of modes and object ids and a path for each changed file. A merge comes once
/// for each parent from which it differs, one after the other; a commit that changes nothing does not come at all.
/// </remarks>
internal sealed class DiffTreeReader
{
    private readonly Dictionary<string, CommitChanges> _changes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly List<string> _changed = [];
    private readonly List<FileChange> _files = [];
    private string? _commit;
    private HashSet<string>? _changedAlready;
    private bool _pathFollows;
    private string? _blob;

    /// <returns>The changes of each commit that has any, by its id.</returns>
    public async Task<IReadOnlyDictionary<string, CommitChanges>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        var filled = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken)) > 0)
        {
            filled += read;
            var consumed = ReadFields(buffer.AsSpan(0, filled));
            buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
            filled -= consumed;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        EndCommit();
        return _changes;
    }

    private int ReadFields(ReadOnlySpan<byte> bytes)
    {
        var consumed = 0;
        int length;
        while ((length = bytes[consumed..].IndexOf((byte)0)) >= 0)
        {
            ReadField(bytes.Slice(consumed, length));
            consumed += length + 1;
        }

        return consumed;
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
            StartCommit(Encoding.ASCII.GetString(field));
        }
    }

    private void StartCommit(string commit)
    {
        if (commit == _commit)
        {
            _changedAlready ??= new HashSet<string>(_changed, StringComparer.Ordinal);
            return;
        }

        EndCommit();
        _commit = commit;
    }

    private void EndCommit()
    {
        if (_commit is not null)
        {
            _changes.Add(_commit, new CommitChanges([.. _changed], [.. _files]));
            _changed.Clear();
            _files.Clear();
            _changedAlready = null;
        }
    }

    // ":100644 100755 <old> <new> M": a change of the mode alone is a change too, for NBGV as well.
    private void ReadChange(ReadOnlySpan<byte> change)
    {
        var status = change[(change.LastIndexOf((byte)' ') + 1)..];
        var rest = change[..^(status.Length + 1)];
        _blob = status is [(byte)'D', ..] ? null : Encoding.ASCII.GetString(rest[(rest.LastIndexOf((byte)' ') + 1)..]);
        _pathFollows = true;
    }

    private void AddChange(ReadOnlySpan<byte> name)
    {
        var path = Intern(name);
        if (_changedAlready?.Add(path) == false)
        {
            return;
        }

        _changed.Add(path);
        if (PackageLayout.IsVersionSource(path))
        {
            _files.Add(new FileChange(path, _blob));
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
