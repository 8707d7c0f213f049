namespace PetStore.Breeds.InMemory;

/// <summary>What an <see cref="InMemoryPetBreedProvider"/> that is configured by options serves.</summary>
public sealed class InMemoryPetBreedOptions
{
    /// <summary>Gets the animals, in the order in which the provider lists them.</summary>
    /// <value>
    /// Empty by default: the options start without the default data. A list and not a dictionary, because keys of a
    /// configuration are case-insensitive, sorted and split at colons. No name may stand twice.
    /// </value>
    public IList<PetAnimalOptions> Animals { get; } = [];
}
