using System.Security;
using System.Text.RegularExpressions;
using NuGet.Packaging;
using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Pipelines;

namespace PetStore.ReleaseTool.Scaffolding;

/// <summary>A package that is to be made: the files that a person goes on from, and then what <c>check --fix</c> writes for any package.</summary>
/// <param name="Id">The package.</param>
/// <param name="Description">One sentence, for the nuspec and the READMEs.</param>
internal sealed partial record NewPackage(string Id, string Description)
{
    private string Folder => PackageLayout.FolderOf(Id);

    private string TestProject => ListingRules.TestProjectOf(Id);

    // Of the characters of an id, only letters and digits make a namespace that the analyzers take.
    private string Namespace => string.Join('.', Id.Split('.').Select(segment => FirstDigit().Replace(NoLetter().Replace(segment, ""), "N$0")).Select(segment => segment.Length == 0 ? "N" : segment));

    /// <summary>Finds out why the package cannot be made; null when it can.</summary>
    public Problem? FindObstacle(WorkingTree tree)
    {
        if (!PackageIdValidator.IsValidPackageId(Id))
        {
            return Problems.InvalidId(Id);
        }

        // NuGet and some file systems take two names for one that differ in case alone.
        var test = TestProject[..TestProject.LastIndexOf('/')];
        return new[] { Folder, test }.FirstOrDefault(folder => Directory.Exists(Path.Combine(tree.Root, folder))
            || tree.Files.Any(file => file.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase))) is { } taken
                ? Problems.FolderExists(taken)
                : null;
    }

    /// <summary>Writes the files, each with LF line ends.</summary>
    public IEnumerable<Fix> CreateFiles(string root) =>
        CreateTexts().Select(file => Fix.Write(root, file.Path, file.Text.ReplaceLineEndings("\n") + "\n"));

    /// <summary>Finds what else a package needs once its files are there: lock files, entries in the solution and the README, a pipeline.</summary>
    public IReadOnlyList<Finding> FindRest(WorkingTree tree)
    {
        var packages = WorkingPackages.Read(tree);
        var own = new Dictionary<string, PackageState> { [Id] = packages[Id] };
        return [.. PackageRules.Check(tree, own), .. ListingRules.Check(tree, own.Keys), .. PipelineRules.Check(tree, packages)];
    }

    /// <summary>Builds the test project, which restores it and shows whether the names of the id can be those of a namespace.</summary>
    public Fix CreateBuild(string root) => Fix.Run(root, $"Built {TestProject}.", "build", TestProject);

    private IEnumerable<(string Path, string Text)> CreateTexts() =>
    [
        ($"{Folder}/{Id}.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <Description>{SecurityElement.Escape(Description)}</Description>
              </PropertyGroup>
            </Project>
            """),
        ($"{Folder}/version.json",
            """
            {
              "inherit": true,
              "version": "1.0",
              "pathFilters": [ "." ]
            }
            """),
        ($"{Folder}/README.md",
            $"""
            # {Id}

            {Description}

                dotnet add package {Id}
            """),
        ($"{Folder}/Example.cs",
            $$"""
            namespace {{Namespace}};

            /// <summary>Stands for what the package is for; put your own types in its place.</summary>
            public static class Example
            {
                /// <summary>The id of the package.</summary>
                public static string PackageId => "{{Id}}";
            }
            """),
        (TestProject,
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <ProjectReference Include="../../{Folder}/{Id}.csproj" />
              </ItemGroup>
            </Project>
            """),
        ($"tests/{Id}.Tests/ExampleTests.cs",
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
    private static partial Regex NoLetter();

    [GeneratedRegex(@"\A\d")]
    private static partial Regex FirstDigit();
}
