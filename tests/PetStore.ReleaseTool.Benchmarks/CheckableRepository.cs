using System.Text;

namespace PetStore.ReleaseTool.Benchmarks;

/// <summary>A repository in which every convention holds: packages with lock files, tests and pipelines.</summary>
/// <remarks>Every second package refers to another one. A test project refers to its package and to xunit.</remarks>
internal sealed record CheckableRepository(int Packages, string Root) : WrittenRepository(Root)
{
    /// <summary>The numbers of packages that are measured.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [20, 100, 500];

    /// <summary>Opens the repository of a size; creates it when it is not there whole.</summary>
    public static async Task<CheckableRepository> OpenAsync(string folder, int packages)
    {
        var root = Path.Combine(folder, $"{packages}-checkable");
        if (Directory.Exists(root))
        {
            return new CheckableRepository(packages, root);
        }

        // The solution has the name of the folder in which it is made.
        var unfinished = Path.Combine(folder, "new", "Acme");
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        Directory.CreateDirectory(unfinished);
        await new CheckableRepository(packages, unfinished).CreateAsync();
        Directory.Move(unfinished, root);
        return new CheckableRepository(packages, root);
    }

    /// <summary>Removes what a restore wrote, as in a fresh clone.</summary>
    public void Clean()
    {
        foreach (var folder in Directory.EnumerateDirectories(Root, "obj", SearchOption.AllDirectories))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public Task<(string Output, TimeSpan Time)> RestoreAsync(params IEnumerable<string> arguments) =>
        MeasuredProcess.RunAsync(Root, "dotnet", ["restore", .. arguments]);

    public Task<(string Output, TimeSpan Time)> CheckAsync() => MeasuredProcess.RunToolAsync(Root, "check");

    private async Task CreateAsync()
    {
        await RunAsync("git", "init", "--quiet", "--initial-branch=main");
        await MeasuredProcess.RunToolAsync(Root, "init");
        var projects = Enumerable.Range(0, Packages).SelectMany(WritePackage).ToArray();
        WriteSolution(projects);
        WriteReadme();
        await RestoreAsync();
        await CommitAsync("Add the packages");

        await MeasuredProcess.RunToolAsync(Root, "check", "--fix");
        await CommitAsync("Add the pipelines");
        await CheckAsync();
    }

    private IEnumerable<string> WritePackage(int number)
    {
        var id = SyntheticHistory.NameOf(number);
        var folder = $"packages/{id}";
        var reference = number % 2 == 0 ? "" : Reference($"../{SyntheticHistory.NameOf(number / 2)}", number / 2);
        Write($"{folder}/version.json", SyntheticHistory.VersionFile("1.0"));
        Write($"{folder}/{id}.csproj", Project(reference));
        Write($"{folder}/README.md", $"# {id}\n");
        Write($"{folder}/Value.cs", $"namespace {id}; public static class Value;\n");
        Write($"tests/{id}.Tests/{id}.Tests.csproj", Project(Reference($"../../packages/{id}", number)));
        Write($"tests/{id}.Tests/ValueTests.cs", $"namespace {id}.Tests; public sealed class ValueTests;\n");
        return [$"{folder}/{id}.csproj", $"tests/{id}.Tests/{id}.Tests.csproj"];
    }

    private static string Reference(string folder, int number) =>
        $"""<ItemGroup><ProjectReference Include="{folder}/{SyntheticHistory.NameOf(number)}.csproj" /></ItemGroup>""";

    private static string Project(string items) => $"""<Project Sdk="Microsoft.NET.Sdk">{items}</Project>""";

    private void WriteSolution(IEnumerable<string> projects)
    {
        var solution = new StringBuilder("<Solution>\n");
        foreach (var project in projects)
        {
            solution.Append("  <Project Path=\"").Append(project).Append("\" />\n");
        }

        Write("Acme.slnx", solution.Append("</Solution>\n").ToString());
    }

    private void WriteReadme()
    {
        var readme = new StringBuilder("# Acme\n\n| Package | What for |\n|---|---|\n");
        foreach (var id in Enumerable.Range(0, Packages).Select(SyntheticHistory.NameOf))
        {
            readme.Append("| [").Append(id).Append("](packages/").Append(id).Append("/README.md) | |\n");
        }

        Write("README.md", readme.ToString());
    }
}
