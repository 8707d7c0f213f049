namespace PetStore.Breeds;

/// <summary>The names of the animals that are in every release of the default data.</summary>
public static class PetAnimals
{
    /// <summary>The dog: <c>"Dog"</c>.</summary>
    public const string Dog = "Dog";

    /// <summary>The cat: <c>"Cat"</c>.</summary>
    public const string Cat = "Cat";

    /// <summary>The fish: <c>"Fish"</c>.</summary>
    public const string Fish = "Fish";
}
