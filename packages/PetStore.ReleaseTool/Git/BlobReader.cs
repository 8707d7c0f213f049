using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace PetStore.ReleaseTool.Git;

/// <summary>Reads the output of <c>git cat-file --batch</c> while git is still writing it.</summary>
/// <remarks>The format is "id blob size", a line feed, the content, a line feed.</remarks>
internal static class BlobReader
{
    /// <summary>Reads texts until git reports an object that is not a blob.</summary>
    /// <param name="stream">The standard output of git.</param>
    /// <param name="maxBytes">
    /// How many bytes of a blob are kept; the rest is skipped, so that a huge one does not fill the memory.
    /// </param>
    /// <param name="texts">Receives the texts by object id, without a byte order mark.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The line of the object that is not a blob; null when all are blobs.</returns>
    public static async Task<string?> ReadAsync(
        Stream stream, int maxBytes, IDictionary<string, string> texts, CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16));
        while (await ReadLineAsync(reader, cancellationToken) is { } line)
        {
            if (line.Split(' ') is not [var id, "blob", var number])
            {
                // git would wait forever for a reader that stopped.
                await reader.CopyToAsync(Stream.Null, cancellationToken);
                return line;
            }

            var size = long.Parse(number, CultureInfo.InvariantCulture);
            var content = await ReadAsync(reader, (int)Math.Min(size, maxBytes), cancellationToken);
            await SkipAsync(reader, size - content.Length + 1, cancellationToken);
            texts[id] = Decode(content);
        }

        return null;
    }

    // A byte order mark says which encoding it is, as it does for NBGV and NuGet.
    private static string Decode(byte[] content)
    {
        using var reader = new StreamReader(
            new MemoryStream(content), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static async Task<string?> ReadLineAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            if (result.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.ASCII.GetString(result.Buffer.Slice(0, end));
                reader.AdvanceTo(result.Buffer.GetPosition(1, end));
                return line;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (result.IsCompleted)
            {
                return null;
            }
        }
    }

    private static async Task<byte[]> ReadAsync(PipeReader reader, int count, CancellationToken cancellationToken)
    {
        var result = await reader.ReadAtLeastAsync(count, cancellationToken);
        var content = result.Buffer.Slice(0, Math.Min(count, result.Buffer.Length));
        var bytes = content.ToArray();
        reader.AdvanceTo(content.End);
        return bytes;
    }

    private static async Task SkipAsync(PipeReader reader, long count, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var skipped = Math.Min(count, result.Buffer.Length);
            reader.AdvanceTo(result.Buffer.GetPosition(skipped));
            count -= skipped;
            if (result.IsCompleted && skipped == 0)
            {
                return;
            }
        }
    }
}
