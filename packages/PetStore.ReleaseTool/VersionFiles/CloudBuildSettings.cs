namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>The value of <c>cloudBuild</c>, which does not change the package's version.</summary>
internal sealed class CloudBuildSettings
{
    public bool? SetAllVariables { get; set; }

    public bool? SetVersionVariables { get; set; }

    public BuildNumberSettings? BuildNumber { get; set; }
}
