namespace PetStore.Breeds;

/// <summary>An animal that must be known is unknown to the provider that was asked.</summary>
public class AnimalNotFoundException : KeyNotFoundException
{
    /// <summary>Initializes a new instance whose message names the animal.</summary>
    /// <param name="animal">The animal's name, as it was asked for.</param>
    /// <exception cref="ArgumentNullException"><paramref name="animal"/> is <see langword="null"/>.</exception>
    public AnimalNotFoundException(string animal)
        : base($"The animal '{animal}' is unknown to the breed provider. Names of animals are case-sensitive.")
    {
        ArgumentNullException.ThrowIfNull(animal);

        Animal = animal;
    }

    /// <summary>Gets the animal's name, as it was asked for.</summary>
    public string Animal { get; }
}
