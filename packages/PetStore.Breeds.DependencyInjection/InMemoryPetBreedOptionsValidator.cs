using Microsoft.Extensions.Options;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.DependencyInjection;

/// <summary>Finds every entry that an <see cref="InMemoryPetBreedProvider"/> cannot serve.</summary>
internal sealed class InMemoryPetBreedOptionsValidator(string optionsName) : IValidateOptions<InMemoryPetBreedOptions>
{
    public ValidateOptionsResult Validate(string? name, InMemoryPetBreedOptions options)
    {
        if (name != optionsName)
        {
            return ValidateOptionsResult.Skip;
        }

        var failures = FindFailures(options.Animals).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> FindFailures(IList<PetAnimalOptions> animals)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < animals.Count; i++)
        {
            var entry = $"{nameof(InMemoryPetBreedOptions.Animals)}[{i}]";
            var animal = animals[i];
            if (string.IsNullOrEmpty(animal?.Name))
            {
                yield return animal is null
                    ? $"{entry}: the animal is null."
                    : $"{entry}: {nameof(animal.Name)} is missing or empty.";
                continue;
            }

            if (!entries.TryAdd(animal.Name, entry))
            {
                yield return $"{entry} ('{animal.Name}'): the animal stands in {entries[animal.Name]} too.";
            }

            for (var j = 0; j < animal.Breeds.Count; j++)
            {
                if (string.IsNullOrEmpty(animal.Breeds[j]))
                {
                    yield return $"{entry} ('{animal.Name}'): {nameof(animal.Breeds)}[{j}] is missing or empty.";
                }
            }
        }
    }
}
