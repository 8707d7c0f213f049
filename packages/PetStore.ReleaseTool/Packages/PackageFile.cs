using System.Diagnostics.CodeAnalysis;
using System.Xml;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Packages;

/// <summary>Reads a nupkg.</summary>
internal static class PackageFile
{
    private const int MaxNuspecLength = 16_000_000;

    /// <summary>Reads what a nupkg says of itself.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ReleaseException">The file is cut off or is not a package.</exception>
    public static PackageMetadata Read(string path)
    {
        // A pipe or a device is empty too, and opening it could block.
        if (TextFile.IsEmpty(path))
        {
            throw new ReleaseException(FeedProblems.DamagedPackage(path, "it is empty"));
        }

        try
        {
            using var stream = File.OpenRead(path);
            return TryRead(stream, out var metadata, out var damage)
                ? metadata
                : throw new ReleaseException(FeedProblems.DamagedPackage(path, damage));
        }
        catch (IOException exception) when (exception is not FileNotFoundException and not DirectoryNotFoundException)
        {
            throw new ReleaseException(FeedProblems.DamagedPackage(path, exception.Message));
        }
    }

    /// <summary>Reads what a nupkg says of itself.</summary>
    /// <param name="stream">The nupkg; it is left open.</param>
    /// <param name="metadata">What it says.</param>
    /// <param name="damage">Why it cannot be read.</param>
    public static bool TryRead(
        Stream stream, [NotNullWhen(true)] out PackageMetadata? metadata, [NotNullWhen(false)] out string? damage)
    {
        (metadata, damage) = (null, null);
        try
        {
            using var reader = new PackageArchiveReader(stream, leaveStreamOpen: true);
            using var nuspec = reader.GetNuspec();
            using var content = BoundedContent.Read(nuspec, MaxNuspecLength);
            metadata = ReadNuspec(new NuspecReader(content));
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            damage = exception.Message;
        }

        return metadata is not null;
    }

    /// <summary>Reads what a nuspec says of its package.</summary>
    public static PackageMetadata ReadNuspec(NuspecReader nuspec)
    {
        var commit = nuspec.GetRepositoryMetadata()?.Commit?.Trim();
        return new PackageMetadata(
            nuspec.GetIdentity(),
            string.IsNullOrEmpty(commit) ? null
                : commit.All(char.IsAsciiHexDigit) ? commit.ToLowerInvariant()
                : commit);
    }

    /// <summary>
    /// Determines whether an exception of NuGet's readers means that the package or the nuspec is damaged.
    /// </summary>
    public static bool IsDamage(Exception exception) =>
        exception is InvalidDataException or PackagingException or XmlException or ArgumentException or FormatException
            or InvalidOperationException or NotSupportedException or OverflowException
            or (IOException and not FileNotFoundException and not DirectoryNotFoundException);

    public static string NameOf(PackageIdentity package) =>
        $"{package.Id}.{package.Version.ToNormalizedString()}.nupkg";
}
