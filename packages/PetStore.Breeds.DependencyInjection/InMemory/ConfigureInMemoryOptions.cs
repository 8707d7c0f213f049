using Microsoft.Extensions.Options;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.DependencyInjection.InMemory;

/// <summary>Adds the animals of one call of UseInMemory.</summary>
internal sealed class ConfigureInMemoryOptions(
    InMemoryOptionsServiceDescriptor provider, Action<InMemoryPetBreedOptions> configure)
    : ConfigureNamedOptions<InMemoryPetBreedOptions>(provider.Name, configure), IInMemoryOptionsPart
{
    public InMemoryOptionsServiceDescriptor Provider => provider;
}
