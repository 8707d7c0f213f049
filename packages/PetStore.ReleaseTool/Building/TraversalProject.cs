using System.Globalization;
using System.Security;

namespace PetStore.ReleaseTool.Building;

/// <summary>A project that restores and packs several others in one MSBuild call.</summary>
internal static class TraversalProject
{
    /// <summary>A target that does nothing, for a call that only restores.</summary>
    public const string NoTarget = "None";

    /// <summary>Writes a project that restores others.</summary>
    /// <param name="path">Outside the repository, so that it is not an untracked file.</param>
    /// <param name="projects">The absolute paths of the projects.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static Task WriteAsync(string path, IEnumerable<string> projects, CancellationToken cancellationToken) =>
        WriteAsync(path, projects.Select(project => (project, "")), cancellationToken);

    /// <summary>Writes a project that restores and packs the releases of checkouts.</summary>
    /// <param name="path">Outside the checkouts, so that it is not an untracked file.</param>
    /// <param name="checkouts">The checkouts.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static Task WriteAsync(
        string path, IEnumerable<ReleaseCheckout> checkouts, CancellationToken cancellationToken) => WriteAsync(
        path,
        checkouts.SelectMany(checkout => checkout.Projects, (checkout, project) => (project, Describe(checkout))),
        cancellationToken);

    /// <summary>Escapes a value so that MSBuild takes it as it is.</summary>
    public static string EscapeValue(string value) => string.Concat(
        value.Select(
            each => "%$@'();?*,=".Contains(each, StringComparison.Ordinal) ? $"%{(int)each:X2}" : each.ToString()));

    /// <summary>
    /// Escapes a path for an MSBuild file: some characters are special to MSBuild, and others to XML.
    /// </summary>
    public static string Escape(string path) => SecurityElement.Escape(EscapeValue(path))!;

    // All projects of a checkout get the same properties: else one that others refer to would be built several times.
    private static string Describe(ReleaseCheckout checkout) => string.Create(
        CultureInfo.InvariantCulture,
        $"DeterministicTimestamp={checkout.Time};PackageOutputPath={EscapeValue(checkout.Output)};")
        + $"ReleaseNotesFolder={EscapeValue(checkout.Notes)}";

    // NuGet restores the projects of all checkouts together, which is faster than one after the other.
    private static Task WriteAsync(
        string path,
        IEnumerable<(string Path, string Properties)> projects,
        CancellationToken cancellationToken) => File.WriteAllTextAsync(
        path,
        $"""
        <Project DefaultTargets="Pack">
          <ItemGroup>
        {string.Join('\n', projects.Select(Describe))}
            <RestoreGraphProjectInputItems Include="@(Package)" />
          </ItemGroup>
          <Import Project="$(MSBuildToolsPath)/NuGet.targets" />
          <Target Name="{NoTarget}" />
          <Target Name="Pack"><MSBuild Projects="@(Package)" Targets="Pack" BuildInParallel="true" /></Target>
        </Project>
        """,
        cancellationToken);

    private static string Describe((string Path, string Properties) project) =>
        $"    <Package Include=\"{Escape(project.Path)}\" "
        + $"AdditionalProperties=\"{SecurityElement.Escape(project.Properties)}\" />";
}
