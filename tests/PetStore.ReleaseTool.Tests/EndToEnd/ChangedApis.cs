using System.Text.Json;
using System.Text.Json.Nodes;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

/// <summary>
/// Packages whose public API changes in the last commit, each in another way, with one run of <c>compat</c> for all.
/// </summary>
public sealed class ChangedApis : IAsyncLifetime
{
    private readonly Dictionary<string, JsonElement> _packages = [];

    // What a package was, what it becomes, and the MAJOR.MINOR before and after.
    private static readonly (string Id, string Before, string After, string From, string To)[] _cases =
    [
        ("Same", "public class A { int x; }", "public class A { int y; }", "1.0", "1.0"),
        ("Added", "public class A;", "public class A { public void Bark() { } }", "1.0", "1.0"),
        ("AddedMinor", "public class A;", "public class A { public void Bark() { } }", "1.0", "1.1"),
        ("Removed", "public class A { public static A Default { get; } }", "public class A;", "1.0", "1.0"),
        ("RemovedMinor", "public class A { public void Bark() { } }", "public class A;", "1.0", "1.1"),
        ("RemovedMajor", "public class A { public void Bark() { } }", "public class A;", "1.0", "2.0"),
        ("Early", "public class A { public void Bark() { } }", "public class A;", "0.1", "0.2"),
        ("EarlyPatch", "public class A { public void Bark() { } }", "public class A;", "0.1", "0.1"),
        ("Interface", "public interface I;", "public interface I { void Bark(); }", "1.0", "1.0"),
        ("DefaultMember", "public interface I;", "public interface I { void Bark() { } }", "1.0", "1.0"),
        ("EnumValue", "public enum E { Dog = 1 }", "public enum E { Dog = 2 }", "1.0", "1.0"),
        ("Optional", "public class A { public void Bark() { } }", "public class A { public void Bark(int times = 1) { "
            + "} }", "1.0", "1.0"),
        ("DefaultValue", "public class A { public void Bark(int times = 1) { "
            + "} }", "public class A { public void Bark(int times = 2) { } }",
            "1.0", "1.0"),
        ("Base", "public class B; public class A : B;", "public class B; public class A;", "1.0", "1.0"),
        ("Constant", "public class A { public const string Dog = \"dog\"; }", "public class A { public const string "
            + "Dog = \"hound\"; }",
            "1.0", "1.0"),
        ("Decimal", "public class A { public const decimal Dog = "
            + "1.5m; }", "public class A { public const decimal Dog = 2.5m; }", "1.0",
            "1.0"),
        ("Private", "class A { public const int Dog = 1; }", "class A { public const int Dog = 2; }", "1.0", "1.0"),
        ("Parameter", "public class A { public void Bark(int times) { "
            + "} }", "public class A { public void Bark(int count) { } }", "1.0",
            "1.0"),
        ("Accepted", "public class A { public void Bark() { } }", "public class A;", "1.0", "1.0"),
        ("Framework", "public class A { }", "public class A { }", "1.0", "1.0"),
    ];

    internal ToolRun Run { get; private set; } = null!;

    /// <summary>The difference, the step that it needs and the one that was declared.</summary>
    internal (string? Change, string? Needs, string? Declared) this[string id] => (
        _packages[id].GetProperty("change").GetString(),
        _packages[id].GetProperty("needs").GetString(),
        _packages[id].GetProperty("declared").GetString());

    internal string Differences(string id) =>
        string.Join(
            "; ",
            _packages[id].GetProperty("differences").EnumerateArray().Select(difference => difference.GetString()));

    internal string? Error(string id) => _packages[id].TryGetProperty("error", out var error)
        ? error.GetString()
        : null;

    /// <summary>Why the package could not be compared; null when it could.</summary>
    internal string? Failure(string id) => this[id].Change is null ? Error(id) : null;

    public async ValueTask InitializeAsync()
    {
        using var repository = await AcmeRepository.CreateEmptyAsync();
        foreach (var (id, before, _, from, _) in _cases)
        {
            Write(repository, id, before, from);
        }

        repository.Git.Write(
            "packages/Tool/Tool.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><IncludeBuildOutput>false</IncludeBuildOutput><NoWarn>NU5128</NoWarn></PropertyGroup>
              <ItemGroup><None Include="version.json" Pack="true" PackagePath="/" /></ItemGroup>
            </Project>
            """);
        repository.WriteVersion("Tool", "1.0");
        WriteFrameworks(repository, "net10.0;netstandard2.1");

        // None of the packages refers to another one.
        var locked = await AcmeRepository.ReadLockFileAsync("Acme.Solo");
        foreach (var id in _cases.Select(each => each.Id).Append("Tool"))
        {
            repository.Git.Write($"packages/{id}/packages.lock.json", locked);
        }

        repository.Git.Write(
            "packages/Framework/packages.lock.json", AddFramework(locked, ".NETStandard,Version=v2.1"));
        await repository.Git.CommitAsync("Add the packages");

        // Committed separately: if one package of a commit does not build, each is built again by itself. A lock file
        // that is not current fails before anything is compiled.
        Write(repository, "Broken", "public class A;", "1.0");
        repository.Git.Write("packages/Broken/packages.lock.json", locked);
        repository.Git.Write(
            "packages/Broken/Broken.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup><PackageReference Include="Newtonsoft.Json" /></ItemGroup>
            </Project>
            """);
        await repository.Git.CommitAsync("Add a package that does not build");
        foreach (var (id, _, after, _, to) in _cases)
        {
            Write(repository, id, after, to);
        }

        Write(repository, "Broken", "public class A;", "1.0");
        repository.Git.Write("packages/Tool/Tool.cs", "class Tool;\n");
        WriteFrameworks(repository, "net10.0");
        repository.Git.Write("packages/Framework/packages.lock.json", locked);
        repository.Git.Write(
            "tests/Accepted.Tests/CompatibilitySuppressions.xml",
            """
            <Suppressions>
              <Suppression><DiagnosticId>CP0002</DiagnosticId><Target>M:A.Bark</Target></Suppression>
            </Suppressions>
            """);
        await repository.Git.CommitAsync("Change the packages");
        Run = await repository.RunToolAsync("compat", "--format", "json");
        using var document = JsonDocument.Parse(Run.Output);
        foreach (var package in document.RootElement.GetProperty("packages").EnumerateArray())
        {
            _packages[package.GetProperty("id").GetString()!] = package.Clone();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Write(AcmeRepository repository, string id, string source, string version)
    {
        repository.WriteVersion(id, version);
        repository.Git.Write($"packages/{id}/{id}.csproj", FixtureFiles.Project);
        repository.Git.Write($"packages/{id}/{id}.cs", source);
    }

    // Packages get the same dependencies for every framework.
    private static string AddFramework(string locked, string framework)
    {
        var file = JsonNode.Parse(locked)!;
        var dependencies = file["dependencies"]!.AsObject();
        dependencies[framework] = dependencies["net10.0"]!.DeepClone();
        return file.ToJsonString();
    }

    private static void WriteFrameworks(AcmeRepository repository, string frameworks) => repository.Git.Write(
        "packages/Framework/Framework.csproj",
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework /><TargetFrameworks>{frameworks}</TargetFrameworks></PropertyGroup>
        </Project>
        """);
}
