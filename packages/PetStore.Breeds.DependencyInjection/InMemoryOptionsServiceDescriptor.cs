using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.DependencyInjection;

/// <summary>A provider that serves named options, and the services that make those.</summary>
internal sealed class InMemoryOptionsServiceDescriptor(object? serviceKey, string name)
    : ServiceDescriptor(
        typeof(IPetBreedProvider), serviceKey, (services, _) => Create(services, name), ServiceLifetime.Singleton)
{
    public string Name => name;

    /// <summary>Gets what goes when the provider goes: options that nobody serves must not fail the start.</summary>
    public IList<ServiceDescriptor> OptionsServices { get; } = [];

    private static InMemoryPetBreedProvider Create(IServiceProvider services, string name)
    {
        var options = services.GetRequiredService<IOptionsMonitor<InMemoryPetBreedOptions>>().Get(name);
        return new(options.Animals.Select(animal =>
            KeyValuePair.Create<string, IReadOnlyList<string>>(animal.Name, [.. animal.Breeds])));
    }
}
