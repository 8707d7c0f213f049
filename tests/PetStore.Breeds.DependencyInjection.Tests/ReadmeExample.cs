using Microsoft.Extensions.DependencyInjection;
using PetStore.Breeds;

namespace PetStore.Breeds.Tests;

internal static class ReadmeExample
{
    public static async Task RunAsync(TextWriter output)
    {
        var services = new ServiceCollection();
        services.AddPetBreeds();
        services.AddSingleton<BreedList>();

        await using var container = services.BuildServiceProvider();
        output.WriteLine(await container.GetRequiredService<BreedList>().DescribeAsync(PetAnimals.Fish));
    }
}

internal sealed class BreedList(IPetBreedProvider provider)
{
    public async Task<string> DescribeAsync(string animal) =>
        $"{animal}: {await provider.GetBreedsTextAsync(animal) ?? "unknown"}";
}
