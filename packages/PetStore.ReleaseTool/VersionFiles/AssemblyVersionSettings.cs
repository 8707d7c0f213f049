namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>The value of <c>assemblyVersion</c>, which does not change the package's version.</summary>
internal sealed class AssemblyVersionSettings
{
    public Version? Version { get; set; }

    public VersionPrecision? Precision { get; set; }
}
