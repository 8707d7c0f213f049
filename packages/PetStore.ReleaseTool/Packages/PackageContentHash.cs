using NuGet.Packaging;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Packages;

/// <summary>NuGet's hash of the content of a nupkg, which lock files state as <c>contentHash</c>.</summary>
/// <param name="Value">
/// SHA-512 in Base64. Of a package without a signature it is the hash of the file; of a signed one, the hash of the
/// file before it was signed.
/// </param>
/// <param name="IsSigned">Whether the package has a signature. It is not verified.</param>
internal sealed record PackageContentHash(string Value, bool IsSigned)
{
    /// <summary>Reads the hash of a nupkg.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ReleaseException">The file is cut off or is not a package.</exception>
    public static PackageContentHash Read(string path)
    {
        try
        {
            using var reader = new PackageArchiveReader(path);
            var isSigned = reader.GetFiles().Contains(PackageComparison.SignatureName, StringComparer.Ordinal);
            return new PackageContentHash(reader.GetContentHash(CancellationToken.None), isSigned);
        }
        catch (Exception exception) when (PackageFile.IsDamage(exception))
        {
            throw new ReleaseException(FeedProblems.DamagedPackage(path, exception.Message));
        }
    }
}
