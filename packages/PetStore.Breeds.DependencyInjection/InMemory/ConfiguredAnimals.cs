using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.DependencyInjection.InMemory;

/// <summary>The animals of a configuration section.</summary>
/// <remarks>
/// The binder of Microsoft.Extensions.Configuration skips what it does not understand: a missing section, an unknown key,
/// a text instead of a list. Here each of these is a failure that names its key path.
/// </remarks>
internal sealed class ConfiguredAnimals(IConfiguration configuration)
{
    private const string Name = nameof(PetAnimalOptions.Name);
    private const string Breeds = nameof(PetAnimalOptions.Breeds);

    // The validation of the options needs the path of an entry. The options have no place for it.
    private static readonly ConditionalWeakTable<PetAnimalOptions, string> _paths = [];

    private readonly IConfigurationSection _animals = configuration.GetSection(nameof(InMemoryPetBreedOptions.Animals));

    /// <summary>Finds the key path of an entry; null when it does not come from a configuration.</summary>
    public static string? FindPath(PetAnimalOptions? animal) =>
        animal is not null && _paths.TryGetValue(animal, out var path) ? path : null;

    /// <summary>Adds every entry, valid or not.</summary>
    public void Bind(InMemoryPetBreedOptions options)
    {
        foreach (var entry in _animals.GetChildren())
        {
            var animal = new PetAnimalOptions { Name = entry[Name] ?? "" };
            foreach (var breed in entry.GetSection(Breeds).GetChildren())
            {
                animal.Breeds.Add(breed.Value!);
            }

            _paths.Add(animal, entry.Path);
            options.Animals.Add(animal);
        }
    }

    /// <summary>Finds every key that does not fit, and names its path.</summary>
    public IEnumerable<string> FindFailures()
    {
        if (!_animals.Exists())
        {
            return [$"{_animals.Path} is missing. Expected a list of animals; for none, an empty list."];
        }

        return IsText(_animals)
            ? [$"{_animals.Path} is a text. Expected a list of animals."]
            : _animals.GetChildren().SelectMany(FindEntryFailures);
    }

    private static IEnumerable<string> FindEntryFailures(IConfigurationSection entry)
    {
        if (IsText(entry))
        {
            return [$"{entry.Path} is a text. Expected an entry with {Name} and {Breeds}."];
        }

        var unknown = entry.GetChildren()
            .Where(child => !IsNamed(child, Name) && !IsNamed(child, Breeds))
            .Select(child => $"{child.Path} is unknown. An entry has {Name} and {Breeds}.");
        return [.. FindTextFailures(entry.GetSection(Name)), .. unknown, .. FindListFailures(entry.GetSection(Breeds))];
    }

    private static IEnumerable<string> FindListFailures(IConfigurationSection list) => IsText(list)
        ? [$"{list.Path} is a text. Expected a list of texts."]
        : list.GetChildren().SelectMany(FindTextFailures);

    private static IEnumerable<string> FindTextFailures(IConfigurationSection text)
    {
        if (text.GetChildren().Any())
        {
            return [$"{text.Path} has entries of its own. Expected a text."];
        }

        return NameRule.FindError(text.Value) is { } error ? [$"{text.Path} {error}."] : [];
    }

    // An empty list has an empty value.
    private static bool IsText(IConfigurationSection section) => !string.IsNullOrEmpty(section.Value);

    private static bool IsNamed(IConfigurationSection section, string key) =>
        section.Key.Equals(key, StringComparison.OrdinalIgnoreCase);
}
