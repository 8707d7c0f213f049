namespace PetStore.Breeds.DependencyInjection.InMemory;

/// <summary>The rule of <see cref="PetBreedEntries"/> in the words of options, where null means that a value is missing.</summary>
internal static class NameRule
{
    public static string? FindError(string? name) =>
        string.IsNullOrEmpty(name) ? "is missing or empty" : PetBreedEntries.FindNameError(name);
}
