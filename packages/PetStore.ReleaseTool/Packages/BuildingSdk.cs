using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Packages;

/// <summary>
/// Finds out which .NET SDK built a package: its build writes <c>SdkVersion</c> into the assembly metadata.
/// </summary>
internal static class BuildingSdk
{
    private const string Key = "SdkVersion";
    private const int MaxAssemblyLength = 512_000_000;
    private static readonly string[] _folders = ["lib/", "tools/"];

    /// <summary>Reads the version of the SDK.</summary>
    /// <param name="path">The nupkg.</param>
    /// <returns>
    /// What the first assembly that names it says, in the ordinal order of the entries; null when none does.
    /// </returns>
    /// <exception cref="ReleaseException">The file is cut off or no package.</exception>
    public static string? ReadVersion(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return ReadVersion(archive);
        }
        catch (Exception exception) when (PackageFile.IsDamage(exception))
        {
            throw new ReleaseException(FeedProblems.DamagedPackage(path, exception.Message));
        }
    }

    private static string? ReadVersion(ZipArchive archive) => archive.Entries
        .Where(entry => _folders.Any(folder => entry.FullName.StartsWith(folder, StringComparison.OrdinalIgnoreCase)))
        .Where(entry => entry.FullName.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
        .Select(ReadVersion)
        .FirstOrDefault(version => version is not null);

    private static string? ReadVersion(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = BoundedContent.Read(stream, MaxAssemblyLength);
        using var file = new PEReader(content);
        try
        {
            return file.HasMetadata && file.GetMetadataReader() is { IsAssembly: true } reader
                ? ReadVersion(reader)
                : null;
        }
        catch (BadImageFormatException)
        {
            // Native, or no library at all: it names no SDK.
            return null;
        }
    }

    private static string? ReadVersion(MetadataReader reader) => reader.GetAssemblyDefinition().GetCustomAttributes()
        .Select(reader.GetCustomAttribute)
        .Where(attribute => IsAssemblyMetadata(reader, attribute))
        .Select(attribute => ReadArguments(reader.GetBlobReader(attribute.Value)))
        .FirstOrDefault(pair => pair.Name == Key).Value;

    private static bool IsAssemblyMetadata(MetadataReader reader, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && reader.GetMemberReference(
            (MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && reader.StringComparer.Equals(
            reader.GetTypeReference((TypeReferenceHandle)parent).Name, "AssemblyMetadataAttribute");

    private static (string? Name, string? Value) ReadArguments(BlobReader value)
    {
        const ushort Prolog = 1;
        return value.ReadUInt16() == Prolog ? (value.ReadSerializedString(), value.ReadSerializedString()) : default;
    }
}
