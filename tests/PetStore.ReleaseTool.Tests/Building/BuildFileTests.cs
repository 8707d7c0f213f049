using System.Xml.Linq;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Building;

/// <summary>The files that MSBuild is called with.</summary>
public sealed class BuildFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string File => _folder.Combine("file");

    [Fact]
    public async Task The_traversal_restores_and_packs_each_project_with_the_properties_of_its_checkout()
    {
        var release = TextReleases.Parse("X 1.0.1 @ 1")[0].Release!;
        var folder = Path.Combine(Path.GetTempPath(), "ö;(y) & $x", "checkout-1");
        var escaped = Path.Combine(Path.GetTempPath(), "ö%3B%28y%29 & %24x", "checkout-1");

        await TraversalProject.WriteAsync(
            File, [new ReleaseCheckout(release.Commit, folder, [release], 1_700_000_000, GlobalJson: "")], Token);

        var project = XElement.Load(File);
        var package = Assert.Single(project.Descendants("Package"));
        Assert.Equal(Path.Combine(escaped, "packages/X/X.csproj"), package.Attribute("Include")?.Value);
        Assert.Equal(
            $"DeterministicTimestamp=1700000000;PackageOutputPath={escaped}.packages;"
                + $"ReleaseNotesFolder={escaped}.notes",
            package.Attribute("AdditionalProperties")?.Value);
        var restored = Assert.Single(project.Descendants("RestoreGraphProjectInputItems"));
        Assert.Equal("@(Package)", restored.Attribute("Include")?.Value);
        var pack = Assert.Single(project.Descendants("MSBuild"));
        Assert.Equal(
            ["@(Package)", "Pack", "true"], pack.Attributes().Select(attribute => attribute.Value));
    }

    [Fact]
    public async Task Only_the_packages_that_are_previewed_get_a_version_that_is_not_public()
    {
        await new PreviewProperties(["A", "B"]).WriteAsync(File, Token);

        Assert.Equal(
            [
                "true, always",
                "false, $([System.String]::new(';A;B;').Contains(';$(MSBuildProjectName);'))",
            ],
            XElement.Load(File).Descendants("PublicRelease").Select(
                property => $"{property.Value}, {property.Attribute("Condition")?.Value ?? "always"}"));
    }

    [Fact]
    public async Task The_projects_of_a_solution_have_names_and_ids_of_their_own()
    {
        await RestoreSolution.WriteAsync(File, ["a/X.csproj", "b/X.csproj"], Token);

        var lines = await System.IO.File.ReadAllLinesAsync(File, Token);
        Assert.Equal(
            [
                "\"0\", \"a/X.csproj\", \"{00000000-0000-0000-0000-000000000000}\"",
                "\"1\", \"b/X.csproj\", \"{00000001-0000-0000-0000-000000000000}\"",
            ],
            lines.Where(line => line.StartsWith("Project(", StringComparison.Ordinal))
                .Select(line => line.Split(" = ")[1]));
    }

    public void Dispose() => _folder.Dispose();
}
