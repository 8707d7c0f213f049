using System.Collections.Frozen;
using System.Collections.ObjectModel;

namespace PetStore.Breeds.InMemory;

/// <summary>Provides breeds from memory. Every call completes at once; a lookup allocates nothing.</summary>
/// <remarks>An instance never changes and is safe for use by several threads.</remarks>
public sealed class InMemoryPetBreedProvider : IPetBreedProvider
{
    private readonly ReadOnlyCollection<string> _animals;
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _breeds;

    /// <summary>Initializes a new instance with a copy of the given breeds.</summary>
    /// <param name="breeds">
    /// The breeds of each animal, in the order in which the provider lists them. Animals are compared ordinally; an
    /// empty list makes an animal known without breeds. Empty for a provider that knows no animal.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="breeds"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// An animal, a list or a breed is <see langword="null"/>, or an animal stands twice. The message names the entry.
    /// </exception>
    public InMemoryPetBreedProvider(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> breeds)
    {
        ArgumentNullException.ThrowIfNull(breeds);

        var animals = new List<string>();
        var breedsOfAnimals = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (animal, breedsOfAnimal) in breeds)
        {
            var index = animals.Count;
            if (animal is null)
            {
                throw new ArgumentException($"breeds[{index}]: the animal is null.", nameof(breeds));
            }

            if (breedsOfAnimal is null)
            {
                throw new ArgumentException($"breeds[{index}] ('{animal}'): the list of breeds is null.", nameof(breeds));
            }

            string[] copy = [.. breedsOfAnimal];
            if (Array.IndexOf(copy, null) is >= 0 and var breedIndex)
            {
                throw new ArgumentException($"breeds[{index}] ('{animal}'): breed [{breedIndex}] is null.", nameof(breeds));
            }

            if (!breedsOfAnimals.TryAdd(animal, Array.AsReadOnly(copy)))
            {
                throw new ArgumentException(
                    $"breeds[{index}] ('{animal}'): the animal stands in an earlier entry too.", nameof(breeds));
            }

            animals.Add(animal);
        }

        _animals = animals.AsReadOnly();
        _breeds = breedsOfAnimals.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Gets the provider of the default data, which comes with the package.</summary>
    /// <value>A provider that knows, in this order, <c>Dog</c>, <c>Cat</c>, <c>Fish</c> and <c>Bird</c>.</value>
    public static InMemoryPetBreedProvider Default { get; } = new(
    [
        new(PetAnimals.Dog, ["Afador", "American Bulldog", "Australian Retriever"]),
        new(PetAnimals.Cat, ["Abyssinian", "American Bobtail"]),
        new(PetAnimals.Fish, ["Goldfish", "Bass"]),
        new("Bird", ["Budgerigar", "Cockatiel"]),
    ]);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>?> GetBreedsAsync(
        string animal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(animal);

        return cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<IReadOnlyList<string>?>(cancellationToken)
            : new(_breeds.TryGetValue(animal, out var breeds) ? breeds : null);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> GetAnimalsAsync(CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<IReadOnlyList<string>>(cancellationToken)
            : new(_animals);
}
