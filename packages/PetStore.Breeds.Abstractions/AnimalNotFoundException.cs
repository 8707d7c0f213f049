namespace PetStore.Breeds;

/// <summary>The exception that is thrown when a required animal is unknown to the provider.</summary>
public class AnimalNotFoundException : KeyNotFoundException
{
    /// <summary>Initializes a new instance whose message names the animal.</summary>
    /// <param name="animal">The name that was looked up.</param>
    /// <exception cref="ArgumentNullException"><paramref name="animal"/> is <see langword="null"/>.</exception>
    public AnimalNotFoundException(string animal)
        : base($"The breed provider does not know the animal '{animal}'. Animal names are case-sensitive.")
    {
        ArgumentNullException.ThrowIfNull(animal);

        Animal = animal;
    }

    /// <summary>Gets the name that was looked up.</summary>
    public string Animal { get; }
}
