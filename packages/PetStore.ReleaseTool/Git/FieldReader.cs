namespace PetStore.ReleaseTool.Git;

/// <summary>Splits the output of git into fields while git is still writing it.</summary>
internal static class FieldReader
{
    /// <summary>Receives one field, without the byte that ends it. The bytes are valid only during the call.</summary>
    public delegate void Take(ReadOnlySpan<byte> field);

    /// <summary>Reads to the end; text after the last <paramref name="end"/> is not a field.</summary>
    public static async Task ReadAsync(Stream stream, byte end, Take take, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        var filled = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken)) > 0)
        {
            filled += read;
            var consumed = ReadFields(buffer.AsSpan(0, filled), end, take);
            buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
            filled -= consumed;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    private static int ReadFields(ReadOnlySpan<byte> bytes, byte end, Take take)
    {
        var consumed = 0;
        int length;
        while ((length = bytes[consumed..].IndexOf(end)) >= 0)
        {
            take(bytes.Slice(consumed, length));
            consumed += length + 1;
        }

        return consumed;
    }
}
