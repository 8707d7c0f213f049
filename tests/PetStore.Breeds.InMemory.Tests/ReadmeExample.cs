using PetStore.Breeds;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.Tests;

internal static class ReadmeExample
{
    public static async Task RunAsync(TextWriter output)
    {
        IPetBreedProvider provider = InMemoryPetBreedProvider.Default;
        foreach (var (animal, breeds) in await provider.GetAllBreedsAsync())
        {
            output.WriteLine($"{animal}: {string.Join(", ", breeds)}");
        }

        provider = new InMemoryPetBreedProvider(
        [
            new("Hamster", ["Campbell's Dwarf", "Golden"]),
            new("Unicorn", []),
        ]);
        output.WriteLine(await provider.GetBreedsTextAsync("Hamster"));
        output.WriteLine((await provider.GetRequiredBreedsAsync("Unicorn")).Count);

        provider = new InMemoryPetBreedProvider(new Dictionary<string, string[]> { ["Rabbit"] = ["Lionhead"] });
        output.WriteLine(await provider.GetBreedsTextAsync("Rabbit"));
    }
}
