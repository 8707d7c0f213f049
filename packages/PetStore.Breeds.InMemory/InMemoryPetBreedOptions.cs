namespace PetStore.Breeds.InMemory;

/// <summary>The data of an <see cref="InMemoryPetBreedProvider"/> that an application configures.</summary>
public sealed class InMemoryPetBreedOptions
{
    /// <summary>Gets the animals, in the order in which the provider lists them. No name may occur twice.</summary>
    /// <value>
    /// Empty by default: the options do not contain the default data. This is a list and not a dictionary, because
    /// configuration keys are case-insensitive, sorted, and split at colons.
    /// </value>
    public IList<PetAnimalOptions> Animals { get; } = [];
}
