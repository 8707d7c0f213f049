using System.Text.Json;
using System.Text.Json.Nodes;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

/// <summary>
/// Acme.Json, whose tests need a newer Acme.Text than it asks for; Acme.Other without tests; and a consumer.
/// </summary>
public sealed class MixedPackages : IAsyncLifetime
{
    internal ToolRun Run { get; private set; } = null!;

    internal ToolRun WithoutFeed { get; private set; } = null!;

    /// <summary>Whether the clone was left as it was.</summary>
    internal string StatusAfter { get; private set; } = null!;

    internal IReadOnlyList<string> Legs => ReadLegs(Run);

    public async ValueTask InitializeAsync()
    {
        using var repository = await AcmeRepository.CreateAsync();
        repository.Git.Delete("packages/Acme.Solo");
        await WriteOtherAsync(repository);
        await repository.Git.CommitAsync("Add Acme.Other");
        repository.WriteText("two");
        await repository.Git.CommitAsync("Say two");
        WriteTests(repository);
        repository.WriteConsumer("1.0.1");
        await repository.Git.CommitAsync("Expect two");
        (await repository.RunToolAsync("publish", "--package", "Acme.Text")).AssertDone();
        Run = await repository.RunToolAsync("mix", "--format", "json");
        StatusAfter = await repository.Git.GitAsync(["status", "--porcelain"]);
        WithoutFeed = await repository.RunToolAsync(
            "mix", "--package", "Acme.Json", "--feed", "artifacts/empty", "--format", "json");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Each leg as <c>Package mix [siblings] passed failed code</c>.</summary>
    internal static IReadOnlyList<string> ReadLegs(ToolRun run)
    {
        using var document = JsonDocument.Parse(run.Output);
        return [.. document.RootElement.GetProperty("legs").EnumerateArray().Select(leg =>
        {
            var siblings = leg.GetProperty("siblings").EnumerateArray()
                .Select(sibling => $"{sibling.GetProperty("id")} {sibling.GetProperty("version")}");
            var code = leg.TryGetProperty("error", out var error) ? " " + error.GetString()![..7] : "";
            return $"{leg.GetProperty("package")} {leg.GetProperty("mix")} [{string.Join(", ", siblings)}] "
                + $"{leg.GetProperty("passed")} {leg.GetProperty("failed")}{code}";
        })];
    }

    private static async Task WriteOtherAsync(AcmeRepository repository)
    {
        // It needs what Acme.Json needs, except the third-party package.
        var locked = JsonNode.Parse(await AcmeRepository.ReadLockFileAsync("Acme.Json"))!;
        locked["dependencies"]!["net10.0"]!.AsObject().Remove("Newtonsoft.Json");
        repository.Git.Write("packages/Acme.Other/packages.lock.json", locked.ToJsonString());
        repository.WriteVersion("Acme.Other", "1.0");
        repository.Git.Write(
            "packages/Acme.Other/Other.cs", "namespace Acme; public static class Other { public static string Value => "
                + "Text.Value; }\n");
        repository.Git.Write(
            "packages/Acme.Other/Acme.Other.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup><ProjectReference Include="../Acme.Text/Acme.Text.csproj" /></ItemGroup>
            </Project>
            """);
    }

    private static void WriteTests(AcmeRepository repository)
    {
        repository.Git.Write("global.json", """{ "test": { "runner": "Microsoft.Testing.Platform" } }""");
        repository.Git.Write(
            "tests/Acme.Json.Tests/JsonTests.cs",
            """
            namespace Acme.Tests;

            public sealed class JsonTests
            {
                [Xunit.Fact]
                public void It_says_two() => Xunit.Assert.Equal("\"two\"", Json.Value);
            }

            """);
        repository.Git.Write(
            "tests/Acme.Json.Tests/Acme.Json.Tests.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <RootNamespace>Tests</RootNamespace>
                <UseMicrosoftTestingPlatformRunner>true</UseMicrosoftTestingPlatformRunner>
                <RestorePackagesWithLockFile>false</RestorePackagesWithLockFile>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="xunit.v3" VersionOverride="4.0.2" />
                <ProjectReference Include="../../packages/Acme.Json/Acme.Json.csproj" />
              </ItemGroup>
            </Project>
            """);
        var central = File.ReadAllText(repository.Git.Combine("Directory.Packages.props"));
        repository.Git.Write("Directory.Packages.props", central.Replace(
            "<PackageVersion ", """<PackageVersion Include="xunit.v3" Version="4.0.2" />"""
                + """<PackageVersion """, StringComparison.Ordinal));
    }
}
