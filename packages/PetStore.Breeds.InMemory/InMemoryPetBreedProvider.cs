using System.Collections.Frozen;
using System.Collections.ObjectModel;

namespace PetStore.Breeds.InMemory;

/// <summary>Provides breeds from memory. Every call completes at once, and a lookup allocates nothing.</summary>
/// <remarks>An instance never changes and is safe for use by several threads.</remarks>
public sealed class InMemoryPetBreedProvider : IPetBreedProvider
{
    private readonly ReadOnlyCollection<string> _animals;
    private readonly IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> _all;
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _breeds;

    /// <summary>Initializes a new instance with a copy of the given breeds.</summary>
    /// <param name="breeds">
    /// The breeds of each animal, in the order in which the provider lists them. Animals are compared ordinally. An
    /// animal with an empty list is known, without breeds. An empty sequence makes a provider that knows no animal.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="breeds"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// A name is invalid (see <see cref="PetBreedEntries.FindNameError"/>), a list of breeds is <see langword="null"/>,
    /// or an animal has two entries. The message names every such entry, one on each line.
    /// </exception>
    public InMemoryPetBreedProvider(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> breeds)
    {
        _all = PetBreedEntries.Copy(breeds);
        _animals = Array.AsReadOnly([.. _all.Select(entry => entry.Key)]);
        _breeds = _all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Initializes a new instance with a copy of the given breeds.</summary>
    /// <param name="breeds">
    /// The breeds of each animal, such as a <c>Dictionary&lt;string, string[]&gt;</c>. The provider lists the animals in
    /// the order in which the dictionary enumerates them.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="breeds"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// A name is invalid (see <see cref="PetBreedEntries.FindNameError"/>), an array of breeds is
    /// <see langword="null"/>, or an animal has two entries. The message names every such entry, one on each line.
    /// </exception>
    public InMemoryPetBreedProvider(IReadOnlyDictionary<string, string[]> breeds)
        : this(AsEntries(breeds))
    {
    }

    /// <summary>Gets the provider of the default data that comes with the package.</summary>
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

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>> GetAllBreedsAsync(
        CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>>(cancellationToken)
            : new(_all);

    private static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> AsEntries(
        IReadOnlyDictionary<string, string[]> breeds)
    {
        ArgumentNullException.ThrowIfNull(breeds);

        return breeds.Select(entry => KeyValuePair.Create<string, IReadOnlyList<string>>(entry.Key, entry.Value));
    }
}
