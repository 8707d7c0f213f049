using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;

namespace PetStore.Breeds.Benchmarks;

/// <summary>What registering the provider adds to the start of a host: registration, building and disposing a container.</summary>
public class ContainerStart
{
    private readonly Action<IServiceCollection> _addOptions = services => services.AddOptions();
    private readonly Action<IServiceCollection> _addPetBreeds = services => services.AddPetBreeds();
    private readonly Action<IServiceCollection> _addNothing = _ => { };

    [Benchmark(Baseline = true)]
    public void Empty() => Build(_addNothing);

    [Benchmark]
    public void AddOptions() => Build(_addOptions);

    [Benchmark]
    public void AddPetBreeds() => Build(_addPetBreeds);

    private static void Build(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        register(services);
        using var container = services.BuildServiceProvider();
    }
}
