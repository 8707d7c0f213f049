using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.DependencyInjection.InMemory;

/// <summary>Finds everything in the options that an <see cref="InMemoryPetBreedProvider"/> cannot serve.</summary>
/// <remarks>
/// It skips the options of a provider that a container does not use. A test host that puts a fake in the provider's place
/// must start without the configuration of the real one.
/// </remarks>
internal sealed class InMemoryPetBreedOptionsValidator(
    InMemoryOptionsServiceDescriptor provider, IServiceCollection services)
    : IValidateOptions<InMemoryPetBreedOptions>, IInMemoryOptionsPart
{
    public InMemoryOptionsServiceDescriptor Provider => provider;

    public static IEnumerable<string> FindFailures(
        InMemoryPetBreedOptions options, IEnumerable<ConfiguredAnimals> configurations) =>
        configurations.SelectMany(configuration => configuration.FindFailures())
            .Concat(FindFailures(options.Animals));

    public ValidateOptionsResult Validate(string? name, InMemoryPetBreedOptions options)
    {
        if (name != provider.Name || ProviderRegistration.Find(services, provider.ServiceKey) != provider)
        {
            return ValidateOptionsResult.Skip;
        }

        var failures = FindFailures(options, provider.Configurations).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> FindFailures(IList<PetAnimalOptions> animals)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < animals.Count; index++)
        {
            var animal = animals[index];
            var path = ConfiguredAnimals.FindPath(animal);
            var entry = path ?? $"{nameof(InMemoryPetBreedOptions.Animals)}[{index}]";
            if (!string.IsNullOrEmpty(animal?.Name) && !entries.TryAdd(animal.Name, entry))
            {
                yield return $"{entry} ('{animal.Name}'): {entries[animal.Name]} has the same animal.";
            }

            // The entries of a configuration are checked there, where their key paths are known.
            foreach (var failure in path is null ? FindFailures(entry, animal) : [])
            {
                yield return failure;
            }
        }
    }

    private static IEnumerable<string> FindFailures(string entry, PetAnimalOptions? animal)
    {
        if (animal is null)
        {
            return [$"{entry}: the animal is null."];
        }

        if (NameRule.FindError(animal.Name) is { } error)
        {
            return [$"{entry}: {nameof(animal.Name)} {error}."];
        }

        return animal.Breeds.Index()
            .Select(breed => (breed.Index, Error: NameRule.FindError(breed.Item)))
            .Where(breed => breed.Error is not null)
            .Select(breed => $"{entry} ('{animal.Name}'): {nameof(animal.Breeds)}[{breed.Index}] {breed.Error}.");
    }
}
