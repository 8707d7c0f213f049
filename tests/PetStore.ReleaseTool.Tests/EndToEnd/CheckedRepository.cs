using PetStore.ReleaseTool.Pipelines;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

/// <summary>
/// The packages of Acme with all that <c>check</c> asks for, made by <c>check --fix</c> as far as it can. Made once, and cleaned for every
/// test.
/// </summary>
public sealed class CheckedRepository : IAsyncLifetime
{
    private AcmeRepository? _acme;

    /// <summary>What <c>check --fix</c> did to get there.</summary>
    internal ToolRun Fixed { get; private set; } = null!;

    internal FixtureRepository Git => _acme!.Git;

    internal AcmeRepository Acme => _acme!;

    public async ValueTask InitializeAsync()
    {
        _acme = await AcmeRepository.CreateAsync();
        Git.Write("Acme.sln", "\nMicrosoft Visual Studio Solution File, Format Version 12.00\nGlobal\nEndGlobal\n");
        Git.Write(
            "README.md", "| Package | What for |\n|---|---|\n| [Acme.Text](packages/Acme.Text/README.md) | text |\n");
        Git.Write(ConventionsRepository.Variables, VariablesTemplate.Create("artifacts/feed"));
        foreach (var id in new[] { "Acme.Text", "Acme.Json", "Acme.Solo" })
        {
            Git.Write($"tests/{id}.Tests/{id}.Tests.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        }

        Git.Delete("consumers");
        Git.Delete("packages/Acme.Solo/packages.lock.json");
        Fixed = await CheckAsync("--fix");
        await Git.CommitAsync("Keep the conventions");
    }

    internal Task<ToolRun> CheckAsync(params string[] options) => Acme.RunToolAsync(["check", .. options]);

    /// <summary>Brings back what is committed.</summary>
    internal async Task ResetAsync()
    {
        await Git.GitAsync(["reset", "--quiet", "--hard"]);
        await Git.GitAsync(["clean", "--quiet", "-d", "--force"]);
    }

    public ValueTask DisposeAsync()
    {
        _acme?.Dispose();
        return ValueTask.CompletedTask;
    }
}
