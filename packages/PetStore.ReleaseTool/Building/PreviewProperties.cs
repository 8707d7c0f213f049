namespace PetStore.ReleaseTool.Building;

/// <summary>
/// Properties that give some projects a version of a commit that is not public, and all others their public one.
/// </summary>
/// <remarks>Without the public ones, a preview would ask for versions of its siblings that nobody publishes.</remarks>
/// <param name="ids">The packages of the first kind.</param>
internal sealed class PreviewProperties(IEnumerable<string> ids)
{
    private readonly string _list = $";{string.Join(';', ids)};";

    /// <summary>Writes the file that MSBuild imports before a project.</summary>
    /// <returns>The path.</returns>
    public async Task<string> WriteAsync(string path, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(
            path,
            $"""
            <Project>
              <PropertyGroup>
                <PublicRelease>true</PublicRelease>
                <PublicRelease Condition="$([System.String]::new('{_list}').Contains(';$(MSBuildProjectName);'))">false</PublicRelease>
              </PropertyGroup>
            </Project>
            """,
            cancellationToken);
        return path;
    }
}
