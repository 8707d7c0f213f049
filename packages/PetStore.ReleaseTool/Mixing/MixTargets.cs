using System.Security;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Mixing;

/// <summary>
/// MSBuild targets that make projects use packages in chosen versions. The projects themselves stay as they are.
/// </summary>
internal static class MixTargets
{
    /// <summary>Creates the file.</summary>
    /// <param name="subject">
    /// The test project states every package; a library of tests, those that it refers to.
    /// </param>
    /// <param name="versions">The chosen versions.</param>
    /// <param name="packagesFolder">The absolute folder of the packages' sources.</param>
    public static string Create(MixSubject subject, IReadOnlyList<Release> versions, string packagesFolder)
    {
        var ids = string.Join(';', versions.Select(version => version.Id));
        var projects = versions.Select(version => TraversalProject.Escape(
            Path.Combine(packagesFolder, version.Id, Path.GetFileName(version.Package.Project))));
        var name = SecurityElement.Escape(Path.GetFileNameWithoutExtension(subject.Project));
        var references = subject.IsConsumer
            ? ""
            : $"""
                <ItemGroup>
                  <MixedName Include="{ids}" />
                  <ReferredName Include="@(ProjectReference->'%(Filename)')" />
                  <UnusedName Include="@(MixedName)" Exclude="@(ReferredName)" Condition="'$(MSBuildProjectName)' != '{name}'" />
                  <UsedName Include="@(MixedName)" Exclude="@(UnusedName);@(PackageReference)" />
                  <ProjectReference Remove="{string.Join(';', projects)}" />
                  <PackageReference Include="@(UsedName)" />
                </ItemGroup>
              """;
        return $"""
            <Project>
              <PropertyGroup>
                <NuGetLockFilePath>$(MSBuildProjectExtensionsPath)mix.lock.json</NuGetLockFilePath>
              </PropertyGroup>
            {references}
              <ItemGroup Condition="'$(ManagePackageVersionsCentrally)' == 'true'">
            {Update(versions, "VersionOverride")}
              </ItemGroup>
              <ItemGroup Condition="'$(ManagePackageVersionsCentrally)' != 'true'">
            {Update(versions, "Version")}
              </ItemGroup>
            </Project>
            """;
    }

    private static string Update(IEnumerable<Release> versions, string attribute) => string.Join(
        Environment.NewLine,
        versions.Select(
            version => $"    <PackageReference Update=\"{version.Id}\" {attribute}=\"{version.Version}\" />"));
}
