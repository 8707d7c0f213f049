using NuGet.Versioning;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Compatibility;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Notes;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

/// <summary>Packages of this repository, built together, and the older ones compared with each other.</summary>
public sealed class RepositoryPackages : IAsyncLifetime
{
    public const string Contract = "PetStore.Breeds.Abstractions";

    private static readonly (string Id, string Version)[] _older =
    [
        ("PetStore.Breeds.InMemory", "1.0.1"),
        ("PetStore.Breeds.InMemory", "1.1.1"),
        ("PetStore.Breeds.DependencyInjection", "1.0.1"),
        ("PetStore.Breeds.DependencyInjection", "1.1.1"),
        ("PetStore.Breeds.DependencyInjection", "1.2.1"),
    ];

    private readonly ScratchFolder _scratch = new();
    private readonly Dictionary<string, PackagePair> _pairs = [];

    /// <summary>The nupkg of the current version of <see cref="Contract"/>.</summary>
    internal string Current { get; private set; } = null!;

    /// <summary>The differences between a version and the one before it.</summary>
    internal IReadOnlyList<ApiDifference> Compare(string id, string version) =>
        _pairs[$"{id} {version}"].ReadDifferences();

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        using var clone = await RepositoryClone.CreateAsync();
        var repository = await GitRepository.OpenAsync(clone.Root, token);
        var versions = new VersionReader(repository);
        var head = await versions.ReadAsync("HEAD", token);
        Release[] releases =
        [
            head.FindAt(Contract, head.LastPosition)!,
            .. _older.Select(each => head.Find(each.Id, NuGetVersion.Parse(each.Version))!),
        ];
        using var builder = new ReleaseBuilder(repository, new NotesReader(repository, versions));
        var built = await builder.BuildAsync(releases, _scratch.Create("build"), token);
        Assert.All(built, result => Assert.Null(result.Problem));
        Current = built[0].Path!;
        foreach (
            var (before, after) in built.Skip(1).Zip(built.Skip(2)).Where(pair => pair.First.Release.Id == pair.Second.Release.Id))
        {
            var project = Path.Combine(ReleaseBuilder.GetCheckout(after.Path!), after.Release.Package.Project);
            var name = after.Release.ToString();
            _pairs[name] = new PackagePair(
                name, project, before.Path!, after.Path!, _scratch.Create($"compare/{name}"));
        }

        Assert.Empty(await ApiComparison.RunAsync([.. _pairs.Values], token));
    }

    public ValueTask DisposeAsync()
    {
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }
}
