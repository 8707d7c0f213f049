using System.Collections.Frozen;
using BenchmarkDotNet.Attributes;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.Benchmarks;

/// <summary>A lookup in memory through the interface, against a frozen dictionary and a dictionary.</summary>
public abstract class InMemoryLookup(int animals)
{
    internal const int Lookups = 10_000;

    private FrozenDictionary<string, IReadOnlyList<string>> _frozen = FrozenDictionary<string, IReadOnlyList<string>>.Empty;
    private Dictionary<string, IReadOnlyList<string>> _dictionary = [];
    private IPetBreedProvider _provider = NullPetBreedProvider.Instance;

    protected string[] Names { get; private set; } = [];

    [GlobalSetup]
    public void SetUp()
    {
        var table = BreedTable.Create(animals);
        Names = BreedTable.Names(table, Lookups);
        _frozen = table.ToFrozenDictionary(StringComparer.Ordinal);
        _dictionary = new(table, StringComparer.Ordinal);
        _provider = new InMemoryPetBreedProvider(table);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Lookups)]
    public int FrozenDictionary()
    {
        var found = 0;
        foreach (var name in Names)
        {
            found += _frozen.TryGetValue(name, out var breeds) ? breeds.Count : 0;
        }

        return found;
    }

    [Benchmark(OperationsPerInvoke = Lookups)]
    public int Dictionary()
    {
        var found = 0;
        foreach (var name in Names)
        {
            found += _dictionary.TryGetValue(name, out var breeds) ? breeds.Count : 0;
        }

        return found;
    }

    [Benchmark(OperationsPerInvoke = Lookups)]
    public int Provider()
    {
        var found = 0;
        foreach (var name in Names)
        {
            var lookup = _provider.GetBreedsAsync(name);
            found += lookup.IsCompletedSuccessfully && lookup.Result is { } breeds ? breeds.Count : 0;
        }

        return found;
    }
}
