using System.Globalization;

namespace PetStore.ReleaseTool.Building;

/// <summary>A solution of the projects that MSBuild restores by its static graph.</summary>
/// <remarks>Of a project that refers to them, such a restore would restore only that project.</remarks>
internal static class RestoreSolution
{
    private const string ProjectType = "{9A19103F-16F7-4668-BE54-9A1E7A4F7556}";

    /// <summary>Writes a solution.</summary>
    /// <param name="path">Outside the repository, so that it is not an untracked file.</param>
    /// <param name="projects">The absolute paths of the projects.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static Task WriteAsync(string path, IEnumerable<string> projects, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(
            path,
            $"""

            Microsoft Visual Studio Solution File, Format Version 12.00
            {string.Join('\n', projects.Select(Describe))}
            Global
            EndGlobal

            """,
            cancellationToken);

    // MSBuild takes some names for the same one: a number is unique.
    private static string Describe(string project, int number)
    {
        var id = new Guid(number, 0, 0, new byte[8]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Project(\"{ProjectType}\") = \"{number}\", \"{project}\", \"{id:B}\"\nEndProject");
    }
}
