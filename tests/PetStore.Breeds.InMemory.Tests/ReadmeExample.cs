using PetStore.Breeds;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.Tests;

internal static class ReadmeExample
{
    public static async Task RunAsync(TextWriter output)
    {
        IPetBreedProvider provider = InMemoryPetBreedProvider.Default;

        foreach (var animal in await provider.GetAnimalsAsync())
        {
            output.WriteLine($"{animal}: {await provider.GetBreedsTextAsync(animal)}");
        }

        provider = new InMemoryPetBreedProvider(
        [
            new("Hamster", ["Campbell's Dwarf", "Golden"]),
            new("Unicorn", []),
        ]);

        output.WriteLine(await provider.GetBreedsTextAsync("Hamster"));
        output.WriteLine((await provider.GetRequiredBreedsAsync("Unicorn")).Count);
    }
}
