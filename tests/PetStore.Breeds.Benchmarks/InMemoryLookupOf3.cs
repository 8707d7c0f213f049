using BenchmarkDotNet.Attributes;

namespace PetStore.Breeds.Benchmarks;

/// <summary>Three animals, which a switch can also hold.</summary>
public class InMemoryLookupOf3() : InMemoryLookup(3)
{
    private readonly IReadOnlyList<string> _dog = Array.AsReadOnly(new[] { "Dog 1", "Dog 2", "Dog 3" });
    private readonly IReadOnlyList<string> _cat = Array.AsReadOnly(new[] { "Cat 1", "Cat 2", "Cat 3" });
    private readonly IReadOnlyList<string> _fish = Array.AsReadOnly(new[] { "Fish 1", "Fish 2", "Fish 3" });

    [Benchmark(OperationsPerInvoke = Lookups)]
    public int Switch()
    {
        var found = 0;
        foreach (var name in Names)
        {
            var breeds = name switch { "Dog" => _dog, "Cat" => _cat, "Fish" => _fish, _ => null };
            found += breeds?.Count ?? 0;
        }

        return found;
    }
}
