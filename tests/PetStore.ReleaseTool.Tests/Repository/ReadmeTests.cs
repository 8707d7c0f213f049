using System.Xml.Linq;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Repository;

/// <summary>Holds the README of this repository against the repository.</summary>
public sealed class ReadmeTests
{
    private static readonly string[] _packages = ["Abstractions", "InMemory", "DependencyInjection", "Database"];

    [Fact]
    public void The_table_of_consumers_states_the_versions_of_their_projects()
    {
        var rows = ReadRows("| [", "](consumers/").ToDictionary(
            cells => cells[0].Split('[', ']')[1], cells => cells[1..5]);

        var projects = Directory.EnumerateFiles(
            RepositoryRoot.Combine("consumers"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), ReadVersions);

        Assert.Equal(projects.OrderBy(project => project.Key), rows.OrderBy(row => row.Key));
    }

    [Fact]
    public void The_table_of_packages_has_every_package_once()
    {
        var rows = ReadRows("| [", "](packages/").Select(cells => cells[0].Split('[', ']')[1]);

        var packages = Directory.EnumerateDirectories(
            RepositoryRoot.Combine("packages")).Select(folder => Path.GetFileName(folder));

        Assert.Equal(packages.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string[]> ReadRows(string start, string link) =>
        File.ReadLines(RepositoryRoot.Combine("README.md"))
            .Where(
                line =>
                    line.StartsWith(start, StringComparison.Ordinal) && line.Contains(link, StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    private static string[] ReadVersions(string project)
    {
        var versions = XDocument.Load(project).Descendants("PackageReference").ToDictionary(
            reference => reference.Attribute("Include")!.Value, reference => reference.Attribute("Version")!.Value);
        return [.. _packages.Select(name => versions.GetValueOrDefault($"PetStore.Breeds.{name}", ""))];
    }
}
