using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Packages;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>The files of a repository that keeps the conventions, as small as the tool allows. None of them can be built.</summary>
internal static class FixtureFiles
{
    public const string RootVersionFile =
        """
        {
          "publicReleaseRefSpec": [ "^refs/heads/main$", "^refs/heads/release/" ],
          "nugetPackageVersion": { "semVer": 2 },
          "pathFilters": [ "/version.json", "/Directory.Build.props" ]
        }
        """;

    public const string Project = """<Project Sdk="Microsoft.NET.Sdk" />""";

    public static string VersionFile(string version) =>
        $$"""{ "inherit": true, "version": "{{version}}", "pathFilters": [ "." ] }""";

    /// <summary>The lock file of a package that depends on others of the repository, which NuGet names in lower case.</summary>
    public static string LockFile(params IEnumerable<string> dependencies)
    {
        var entries = dependencies.Select(id => $$"""      "{{id.ToLowerInvariant()}}": { "type": "Project" }""");
        return $$"""
            {
              "version": 2,
              "dependencies": {
                "net10.0": {
            {{string.Join(",\n", entries)}}
                }
              }
            }
            """;
    }

    public static string Consumer(string id, string version) =>
        $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="{id}" Version="{version}" /></ItemGroup></Project>""";
}
