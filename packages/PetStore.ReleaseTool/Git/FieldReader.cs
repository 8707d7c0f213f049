namespace PetStore.ReleaseTool.Git;

/// <summary>Splits what git prints into fields, while git still prints it.</summary>
internal static class FieldReader
{
    /// <summary>Takes one field, without the byte that ends it; the bytes are overwritten afterwards.</summary>
    public delegate void Take(ReadOnlySpan<byte> field);

    /// <summary>Reads to the end; what follows the last <paramref name="end"/> is no field.</summary>
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
