using System.Security;
using System.Text.RegularExpressions;
using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Scaffolding;

/// <summary>
/// A package to add: the files that its author starts from. <c>check --fix</c> adds what every package needs.
/// </summary>
/// <param name="Package">The package.</param>
/// <param name="TestProject">The path of its test project, relative to the root.</param>
/// <param name="Description">One sentence, for the nuspec and the READMEs.</param>
internal sealed partial record NewPackage(Package Package, string TestProject, string Description)
{
    private const string FirstVersion = "1.0";

    private string Id => Package.Id;

    /// <summary>Gets the folders of the package and of its tests.</summary>
    public IReadOnlyList<string> Folders => [Package.Folder, TestFolder];

    private string TestFolder => TestProject[..TestProject.LastIndexOf('/')];

    // The analyzers accept only letters and digits in a namespace.
    private string Namespace => string.Join('.', Id.Split('.')
        .Select(segment => FirstDigit().Replace(NonLetter().Replace(segment, ""), "N$0"))
        .Select(segment => segment.Length == 0 ? "N" : segment));

    /// <summary>Finds the reason why the package cannot be added; null when it can.</summary>
    public Problem? FindObstacle(string root, WorkingFiles files)
    {
        if (!PackageRequirements.IsPackageId(Id))
        {
            return RepositoryProblems.InvalidId(Id);
        }

        // NuGet and some file systems ignore case.
        return new[] { Package.Folder, TestFolder }.FirstOrDefault(
            folder => Directory.Exists(Path.Combine(root, folder))
            || files.Paths.Any(file => file.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase))) is { } taken
                ? ConventionProblems.FolderExists(taken)
                : null;
    }

    /// <summary>Creates the files, with LF line ends.</summary>
    /// <param name="statesTargetFramework">
    /// Whether the projects name their target framework, because no shared file does.
    /// </param>
    /// <param name="inputs">The inputs beside its own folder, which no shared file names, each with '/' in front.</param>
    public IEnumerable<Fix> CreateFiles(bool statesTargetFramework, IEnumerable<string> inputs) =>
        CreateTexts(
            statesTargetFramework ? $"\n    <TargetFramework>{ScaffoldVersions.TargetFramework}</TargetFramework>" : "",
            inputs)
            .Select(file => new WriteFileFix(file.Path, file.Text.ReplaceLineEndings("\n") + "\n"));

    /// <summary>
    /// Builds the test project, which also restores it and shows whether the id makes a valid namespace.
    /// </summary>
    public Fix CreateBuild() => new RunDotnetFix($"Built {TestProject}.", "build", TestProject);

    private IEnumerable<(string Path, string Text)> CreateTexts(string framework, IEnumerable<string> inputs) =>
    [
        (Package.Project,
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{framework}
                <Description>{SecurityElement.Escape(Description)}</Description>
              </PropertyGroup>
            </Project>
            """),
        (Package.VersionFile, AdoptedVersion.CreateFile(FirstVersion, inputs).TrimEnd()),
        ($"{Package.Folder}/{RepositoryLayout.ReadmeName}",
            $"""
            # {Id}

            {Description}

                dotnet package add {Id}
            """),
        ($"{Package.Folder}/Example.cs",
            $$"""
            namespace {{Namespace}};

            /// <summary>An example; replace it with your own types.</summary>
            public static class Example
            {
                /// <summary>Gets the id of the package.</summary>
                public static string PackageId => "{{Id}}";
            }
            """),
        (TestProject,
            $"""
            <Project Sdk="Microsoft.NET.Sdk">{(framework.Length == 0 ? "" : $"\n  <PropertyGroup>{framework}\n  </PropertyGroup>")}
              <ItemGroup>
                <ProjectReference Include="{Path.GetRelativePath(TestFolder, Package.Project).Replace('\\', '/')}" />
              </ItemGroup>
            </Project>
            """),
        ($"{TestFolder}/ExampleTests.cs",
            $$"""
            namespace {{Namespace}}.Tests;

            public class ExampleTests
            {
                [Fact]
                public void The_assembly_has_the_name_of_the_package()
                {
                    var name = typeof(Example).Assembly.GetName().Name;

                    Assert.Equal(Example.PackageId, name);
                }
            }
            """),
    ];

    [GeneratedRegex(@"[\W_]")]
    private static partial Regex NonLetter();

    [GeneratedRegex(@"\A\d")]
    private static partial Regex FirstDigit();
}
