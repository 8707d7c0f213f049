using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.DependencyInjection.InMemory;

/// <summary>The registration of a provider that serves named options.</summary>
/// <remarks>
/// It is a type of its own, so that it marks its place in the service collection. A second call of UseInMemory finds it
/// and adds to the same options instead of replacing the provider. When the provider is replaced or removed, its options
/// have no owner in the collection any more: they are not validated when the host starts, and they are removed.
/// </remarks>
internal sealed class InMemoryOptionsServiceDescriptor : ServiceDescriptor
{
    public InMemoryOptionsServiceDescriptor(object? serviceKey, string name)
        : this(serviceKey, name, configurations: [])
    {
    }

    private InMemoryOptionsServiceDescriptor(object? serviceKey, string name, List<ConfiguredAnimals> configurations)
        : base(
            typeof(IPetBreedProvider),
            serviceKey,
            (services, _) => Create(services, name, configurations),
            ServiceLifetime.Singleton)
    {
        Name = name;
        Configurations = configurations;
    }

    /// <summary>Gets the name of the options.</summary>
    public string Name { get; }

    /// <summary>Gets the configurations that the options come from, apart from code.</summary>
    public ICollection<ConfiguredAnimals> Configurations { get; }

    private static InMemoryPetBreedProvider Create(
        IServiceProvider services, string name, List<ConfiguredAnimals> configurations)
    {
        var options = services.GetRequiredService<IOptionsMonitor<InMemoryPetBreedOptions>>().Get(name);

        // The options are already valid, unless their validation was skipped because another provider hides this one.
        var failures = InMemoryPetBreedOptionsValidator.FindFailures(options, configurations).ToList();
        if (failures.Count > 0)
        {
            throw new OptionsValidationException(name, typeof(InMemoryPetBreedOptions), failures);
        }

        return new(options.Animals.Select(animal =>
            KeyValuePair.Create<string, IReadOnlyList<string>>(animal.Name, [.. animal.Breeds])));
    }
}
