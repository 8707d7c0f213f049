namespace PetStore.Breeds.InMemory;

/// <summary>An animal and its breeds.</summary>
public sealed class PetAnimalOptions
{
    /// <summary>Gets or sets the animal's name, compared ordinally.</summary>
    /// <value>Empty by default, which is invalid: every animal needs a name.</value>
    public string Name { get; set; } = "";

    /// <summary>Gets the animal's breeds, in the order in which the provider lists them.</summary>
    /// <value>Empty by default: the animal is known without breeds. No breed may be <see langword="null"/> or empty.</value>
    public IList<string> Breeds { get; } = [];
}
