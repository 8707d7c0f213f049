namespace PetStore.Breeds.Benchmarks;

public class InMemoryLookupOf10000() : InMemoryLookup(10_000);
