using NuGet.Packaging;
using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Packages;

/// <summary>Reads a nupkg.</summary>
internal static class PackageFile
{
    /// <summary>Reads what a nupkg says of itself.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ReleaseException">The file is cut off or no package.</exception>
    public static PackageMetadata Read(string path)
    {
        try
        {
            using var reader = new PackageArchiveReader(path);
            var commit = reader.NuspecReader.GetRepositoryMetadata()?.Commit;
            return new PackageMetadata(reader.NuspecReader.GetIdentity(), string.IsNullOrEmpty(commit) ? null : commit);
        }
        catch (Exception exception) when (exception is InvalidDataException or PackagingException or System.Xml.XmlException or ArgumentException or IOException
            and not FileNotFoundException and not DirectoryNotFoundException)
        {
            throw new ReleaseException(FeedProblems.DamagedPackage(path, exception.Message));
        }
    }

    public static string NameOf(PackageIdentity package) => $"{package.Id}.{package.Version.ToNormalizedString()}.nupkg";
}
