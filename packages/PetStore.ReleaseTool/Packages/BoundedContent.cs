using System.Buffers;

namespace PetStore.ReleaseTool.Packages;

/// <summary>Reads an entry of a zip, which can be far longer than the zip says and is itself.</summary>
internal static class BoundedContent
{
    private const int BufferSize = 1 << 16;

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="InvalidDataException">It has more bytes than allowed.</exception>
    public static MemoryStream Read(Stream stream, int maxLength)
    {
        var content = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        while (stream.Read(buffer) is > 0 and var count)
        {
            if (content.Length + count > maxLength)
            {
                throw new InvalidDataException($"A file in it has more than {maxLength} bytes.");
            }

            content.Write(buffer, 0, count);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        content.Position = 0;
        return content;
    }
}
