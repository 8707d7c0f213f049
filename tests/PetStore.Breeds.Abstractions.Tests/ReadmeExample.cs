using PetStore.Breeds;

namespace PetStore.Breeds.Tests;

internal static class ReadmeExample
{
    public static async Task RunAsync(TextWriter output)
    {
        IPetBreedProvider provider = new ShelterBreedProvider();

        output.WriteLine(await provider.GetBreedsTextAsync(PetAnimals.Dog));
        output.WriteLine(await provider.GetBreedsTextAsync(PetAnimals.Fish) ?? "The shelter has no fish.");
    }
}

internal sealed class ShelterBreedProvider : IPetBreedProvider
{
    private static readonly IReadOnlyList<string> _animals = [PetAnimals.Dog];
    private static readonly IReadOnlyList<string> _dogs = ["Beagle", "Boxer"];

    public ValueTask<IReadOnlyList<string>?> GetBreedsAsync(
        string animal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(animal);

        return cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<IReadOnlyList<string>?>(cancellationToken)
            : new(animal == PetAnimals.Dog ? _dogs : null);
    }

    public ValueTask<IReadOnlyList<string>> GetAnimalsAsync(CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<IReadOnlyList<string>>(cancellationToken)
            : new(_animals);
}
