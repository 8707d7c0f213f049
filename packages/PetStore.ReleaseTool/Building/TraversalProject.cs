using System.Security;

namespace PetStore.ReleaseTool.Building;

/// <summary>A project that restores and packs several others in one MSBuild call.</summary>
internal static class TraversalProject
{
    /// <summary>A target that does nothing, for a call that only restores.</summary>
    public const string NoTarget = "None";

    /// <summary>Writes the project.</summary>
    /// <param name="path">Outside the repository, so that it is not an untracked file.</param>
    /// <param name="projects">The absolute paths of the projects.</param>
    /// <param name="output">The folder for packages.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static Task WriteAsync(
        string path, IEnumerable<string> projects, string output,
        CancellationToken cancellationToken) => File.WriteAllTextAsync(
        path,
        $"""
        <Project DefaultTargets="Pack">
          <ItemGroup>
            <Package Include="{string.Join(';', projects.Select(Escape))}" />
          </ItemGroup>
          <Target Name="{NoTarget}" />
          <Target Name="Restore"><MSBuild Projects="@(Package)" Targets="Restore" /></Target>
          <Target Name="Pack">
            <MSBuild Projects="@(Package)" Targets="Pack" Properties="PackageOutputPath={Escape(output)}" BuildInParallel="true" />
          </Target>
        </Project>
        """,
        cancellationToken);

    /// <summary>Escapes a value so that MSBuild takes it as it is.</summary>
    public static string EscapeValue(string value) => string.Concat(
        value.Select(
            each => "%$@'();?*,=".Contains(each, StringComparison.Ordinal) ? $"%{(int)each:X2}" : each.ToString()));

    /// <summary>
    /// Escapes a path for an MSBuild file: some characters are special to MSBuild, and others to XML.
    /// </summary>
    public static string Escape(string path) => SecurityElement.Escape(EscapeValue(path))!;
}
