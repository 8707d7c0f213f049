using System.Reflection;

namespace PetStore.ReleaseTool.Scaffolding;

/// <summary>The versions that <c>init</c> writes.</summary>
internal static class ScaffoldVersions
{
    public const string VersioningPackage = "Nerdbank.GitVersioning";
    public const string Versioning = "3.10.94";

    public const string TestPackage = "xunit.v3";
    public const string TestNamespace = "Xunit";
    public const string Test = "4.0.2";

    public const string TargetFramework = "net10.0";

    /// <summary>Gets the version of this tool, without the commit that it was built from.</summary>
    public static string Tool { get; } = typeof(ScaffoldVersions).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
