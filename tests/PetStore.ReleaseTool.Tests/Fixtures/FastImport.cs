using System.Text;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>Writes the input of <c>git fast-import</c>.</summary>
internal sealed class FastImport
{
    private readonly StringBuilder _stream = new();
    private int _time = 1_700_000_000;

    /// <summary>Adds a commit to a branch, which it creates if there is none yet.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="files">The files that it changes; null deletes one.</param>
    public void Commit(string branch, Dictionary<string, string?> files)
    {
        _stream.Append($"commit refs/heads/{branch}\ncommitter A <a@example.org> {_time++} +0000\ndata 0\n");
        foreach (var (path, text) in files)
        {
            _stream.Append(text is null
                ? $"D \"{path}\"\n"
                : $"M 100644 inline \"{path}\"\ndata {Encoding.UTF8.GetByteCount(text)}\n{text}\n");
        }
    }

    /// <summary>Adds a commit to a new branch, whose parents are the ends of other branches.</summary>
    public void Merge(string branch, IEnumerable<string> parents)
    {
        _stream.Append($"commit refs/heads/{branch}\ncommitter A <a@example.org> {_time++} +0000\ndata 0\n");
        var isFirst = true;
        foreach (var parent in parents)
        {
            _stream.Append($"{(isFirst ? "from" : "merge")} refs/heads/{parent}\n");
            isFirst = false;
        }
    }

    public override string ToString() => _stream.ToString();
}
