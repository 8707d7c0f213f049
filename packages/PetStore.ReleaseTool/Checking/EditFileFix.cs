using System.Text;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Edits a text file as it is when the fix is applied, because several fixes may edit one file.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Done">Says in the past tense what was done.</param>
internal abstract record EditFileFix(string Path, string Done) : Fix(Done)
{
    private static readonly UTF8Encoding _strictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public override async Task ApplyAsync(string root, CancellationToken cancellationToken)
    {
        var file = System.IO.Path.Combine(root, Path);
        var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        var markLength = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            var text = _strictUtf8.GetString(bytes.AsSpan(markLength));
            await File.WriteAllBytesAsync(
                file, [.. bytes[..markLength], .. _strictUtf8.GetBytes(Edit(text))], cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            throw new ReleaseException(
                ConventionProblems.UnreadableFile(Path, "it is not UTF-8, and writing it would lose characters"));
        }
    }

    protected abstract string Edit(string text);
}
