namespace PetStore.ReleaseTool.Benchmarks;

/// <summary>A repository of packages that can be built, with a feed that lacks the newest version of one of them.</summary>
internal sealed record BuildableRepository(string Root, string Feed) : WrittenRepository(Root)
{
    public const int Packages = 1_000;

    private static readonly (string Path, string Text)[] _sharedFiles =
    [
        (".editorconfig", "root = true\n"),
        (".gitignore", "bin/\nobj/\n"),
        ("version.json", """
            {
              "publicReleaseRefSpec": [ "^refs/heads/main$" ],
              "nugetPackageVersion": { "semVer": 2 },
              "cloudBuild": { "setVersionVariables": false, "buildNumber": { "enabled": false } },
              "pathFilters": [ "/version.json", "/Directory.Build.props" ]
            }
            """),
        ("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
                <RepositoryUrl>https://example.org/acme</RepositoryUrl>
                <RepositoryType>git</RepositoryType>
              </PropertyGroup>
            </Project>
            """),
        ("Directory.Build.targets", "<Project />"),
        ("Directory.Packages.props", """
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><GlobalPackageReference Include="Nerdbank.GitVersioning" Version="3.10.94" /></ItemGroup>
            </Project>
            """),
    ];

    /// <summary>The package that changed last.</summary>
    public static string Changed { get; } = SyntheticHistory.NameOf(Packages / 2);

    /// <summary>Where the feed has the version that is to be published.</summary>
    public string Published => Path.Combine(Feed, Changed.ToLowerInvariant(), "1.0.2");

    /// <summary>Opens the repository; creates it when it is not there whole.</summary>
    public static async Task<BuildableRepository> OpenAsync(string folder)
    {
        var root = Path.Combine(folder, $"{Packages}-buildable");
        var repository = new BuildableRepository(root, root + ".feed");
        if (!Directory.Exists(repository.Feed))
        {
            if (Directory.Exists(root))
            {
                Directory.Delete(root, recursive: true);
            }

            await repository.CreateAsync();
        }

        return repository;
    }

    private async Task CreateAsync()
    {
        foreach (var (path, text) in _sharedFiles)
        {
            Write(path, text);
        }

        await RunAsync("git", "init", "--quiet", "--initial-branch=main");
        var folders = Enumerable.Range(0, Packages).Select(
            number => $"packages/{SyntheticHistory.NameOf(number)}").ToArray();
        foreach (var folder in folders)
        {
            Write($"{folder}/version.json", SyntheticHistory.VersionFile("1.0"));
            Write($"{folder}/{Path.GetFileName(folder)}.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
            Write($"{folder}/Value.cs", "namespace Acme; public static class Value;\n");
        }

        // No package depends on another: one lock file serves them all.
        await RunAsync("dotnet", "restore", folders[0]);
        foreach (var folder in folders[1..])
        {
            File.Copy(
                Path.Combine(Root, folders[0], "packages.lock.json"), Path.Combine(Root, folder, "packages.lock.json"));
        }

        await CommitAsync("Add the packages");
        Write(
            $"packages/{Changed}/Value.cs",
            "namespace Acme; public static class Value { public const int Number = 2; }\n");
        await CommitAsync("Change one package");
        await SyntheticFeed.WriteCurrentAsync(Root, "HEAD~1", Feed);
    }
}
