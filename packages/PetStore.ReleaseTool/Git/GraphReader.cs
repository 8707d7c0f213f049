using System.Text;

namespace PetStore.ReleaseTool.Git;

/// <summary>
/// Reads the output of <c>git rev-list --topo-order --reverse --parents</c>: each line has a commit and its parents.
/// </summary>
internal sealed class GraphReader
{
    private const byte Space = (byte)' ';
    private const int MaxIdLength = 64;
    private readonly List<GraphCommit> _commits = [];
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    /// <returns>Parents before children.</returns>
    public static async Task<IReadOnlyList<GraphCommit>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var reader = new GraphReader();
        await FieldReader.ReadAsync(stream, (byte)'\n', reader.ReadLine, cancellationToken);
        return reader._commits;
    }

    private void ReadLine(ReadOnlySpan<byte> line)
    {
        var length = line.IndexOf(Space) is var space and >= 0 ? space : line.Length;
        var id = Encoding.ASCII.GetString(line[..length]);
        var parents = new int[(line.Length - length) / (length + 1)];
        for (var index = 0; index < parents.Length; index++)
        {
            parents[index] = FindPosition(line.Slice((index + 1) * (length + 1), length));
        }

        _positions.Add(id, _commits.Count);
        _commits.Add(new GraphCommit(id, parents));
    }

    private int FindPosition(ReadOnlySpan<byte> id)
    {
        Span<char> characters = stackalloc char[MaxIdLength];
        var length = Encoding.ASCII.GetChars(id, characters);
        return _positions.GetAlternateLookup<ReadOnlySpan<char>>()[characters[..length]];
    }
}
