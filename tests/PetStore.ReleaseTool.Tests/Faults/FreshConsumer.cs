using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Faults;

/// <summary>A project that asks a feed for packages, with NuGet's folders still empty.</summary>
internal static class FreshConsumer
{
    public static async Task AssertRestoresAsync(string feed, IEnumerable<string> ids)
    {
        using var folder = new TemporaryFolder();
        var references = ids.Select(id => $"""<PackageReference Include="{id}" Version="[1.0.1]" />""");
        await WriteAsync("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>{string.Concat(references)}</ItemGroup>
            </Project>
            """);
        await WriteAsync("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{feed}" allowInsecureConnections="true" /></packageSources>
            </configuration>
            """);

        var (status, output) = await DotnetProcess.RunAsync(
            folder.Path,
            ["restore", "--no-http-cache", $"-p:RestorePackagesPath={folder.Combine("packages")}"],
            TestContext.Current.CancellationToken);

        Assert.True(status == 0, output);

        Task WriteAsync(string name, string text) =>
            File.WriteAllTextAsync(folder.Combine(name), text, TestContext.Current.CancellationToken);
    }
}
