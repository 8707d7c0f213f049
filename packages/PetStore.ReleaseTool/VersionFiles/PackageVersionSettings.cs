namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>The value of <c>nugetPackageVersion</c>.</summary>
internal sealed class PackageVersionSettings
{
    public float? SemVer { get; set; }

    public VersionPrecision? Precision { get; set; }

    public PackageVersionSettings Copy() => (PackageVersionSettings)MemberwiseClone();
}
