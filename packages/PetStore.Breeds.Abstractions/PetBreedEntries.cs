using System.Collections.ObjectModel;

namespace PetStore.Breeds;

/// <summary>The rule for the entries that a provider stores: one entry for each animal, with valid names.</summary>
/// <remarks>Providers that follow it accept each other's data, whatever store they use.</remarks>
public static class PetBreedEntries
{
    /// <summary>Copies entries, so that later changes of the source do not show.</summary>
    /// <param name="breeds">The breeds of each animal. It is enumerated once.</param>
    /// <returns>The same entries in the same order, in lists that never change.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="breeds"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// A name is invalid (see <see cref="FindNameError"/>), a list of breeds is <see langword="null"/>, or an animal has
    /// two entries. The message names every such entry, one on each line.
    /// </exception>
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Copy(
        IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> breeds)
    {
        ArgumentNullException.ThrowIfNull(breeds);

        var entries = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        var firstEntries = new Dictionary<string, int>(StringComparer.Ordinal);
        var errors = new List<string>();
        foreach (var (animal, breedsOfAnimal) in breeds)
        {
            var index = entries.Count;
            var entry = string.IsNullOrEmpty(animal) ? $"breeds[{index}]" : $"breeds[{index}] ('{animal}')";
            if (FindNameError(animal) is { } error)
            {
                errors.Add($"{entry}: the animal {error}.");
            }
            else if (!firstEntries.TryAdd(animal, index))
            {
                errors.Add($"{entry}: breeds[{firstEntries[animal]}] has the same animal.");
            }

            entries.Add(new(animal, CopyList(breedsOfAnimal, entry, errors)));
        }

        return errors.Count == 0
            ? entries.AsReadOnly()
            : throw new ArgumentException(string.Join('\n', errors), nameof(breeds));
    }

    /// <summary>Says why a name of an animal or a breed is invalid.</summary>
    /// <param name="name">The name.</param>
    /// <returns>
    /// <see langword="null"/> when the name is valid; otherwise the rest of a sentence, such as <c>"is empty"</c>. A name
    /// is invalid when it is <see langword="null"/> or empty, or when a database cannot store it: it contains a NUL, or
    /// one half of a surrogate pair.
    /// </returns>
    public static string? FindNameError(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return name is null ? "is null" : "is empty";
        }

        if (name.Contains('\0', StringComparison.Ordinal))
        {
            return "contains a NUL character";
        }

        return HasUnpairedSurrogate(name) ? "contains one half of a surrogate pair" : null;
    }

    private static ReadOnlyCollection<string> CopyList(
        IReadOnlyList<string>? breeds, string entry, List<string> errors)
    {
        if (breeds is null)
        {
            errors.Add($"{entry}: the list of breeds is null.");
            return ReadOnlyCollection<string>.Empty;
        }

        string[] copy = [.. breeds];
        for (var index = 0; index < copy.Length; index++)
        {
            if (FindNameError(copy[index]) is { } error)
            {
                errors.Add($"{entry}: breed [{index}] {error}.");
            }
        }

        return Array.AsReadOnly(copy);
    }

    private static bool HasUnpairedSurrogate(string name)
    {
        var first = name.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        for (var index = first; index >= 0 && index < name.Length; index++)
        {
            if (char.IsSurrogatePair(name, index))
            {
                index++;
            }
            else if (char.IsSurrogate(name[index]))
            {
                return true;
            }
        }

        return false;
    }
}
