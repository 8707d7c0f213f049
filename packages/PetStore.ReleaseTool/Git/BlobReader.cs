using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace PetStore.ReleaseTool.Git;

/// <summary>Reads what <c>git cat-file --batch</c> prints, while git still writes it: "id blob size", a line feed, the content, a line feed.</summary>
internal static class BlobReader
{
    /// <summary>Reads the texts up to the first line that is no blob's.</summary>
    /// <param name="stream">What git writes.</param>
    /// <param name="most">How many bytes of a blob are kept, so that a huge one does not fill the memory; the rest is passed over.</param>
    /// <param name="texts">Takes the texts by object id, without a byte order mark.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The line that is no blob's; null when all are.</returns>
    public static async Task<string?> ReadAsync(Stream stream, int most, IDictionary<string, string> texts, CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16));
        while (await ReadLineAsync(reader, cancellationToken) is { } line)
        {
            if (line.Split(' ') is not [var id, "blob", var number])
            {
                // git must not wait for a reader that has gone.
                await reader.CopyToAsync(Stream.Null, cancellationToken);
                return line;
            }

            var size = long.Parse(number, CultureInfo.InvariantCulture);
            var content = await ReadAsync(reader, (int)Math.Min(size, most), cancellationToken);
            await SkipAsync(reader, size - content.Length + 1, cancellationToken);
            texts[id] = Encoding.UTF8.GetString(content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content.AsSpan(3) : content);
        }

        return null;
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
