using Microsoft.Extensions.Configuration;

namespace PetStore.Breeds.DependencyInjection.Tests;

/// <summary>What the README says about lists in several configuration files.</summary>
public class ConfigurationLayersTests
{
    [Fact]
    public async Task Layers_are_merged_by_index_so_a_shorter_list_on_top_serves_a_mix()
    {
        var configuration = TestConfiguration.Layers(
            """{ "PetBreeds": { "Animals": [ { "Name": "Hamster", "Breeds": [ "Golden", "Campbell's Dwarf" ] } ] } }""",
            """{ "PetBreeds": { "Animals": [ { "Name": "Hamster", "Breeds": [ "Roborovski" ] } ] } }""");

        var text = await GetHamstersAsync(configuration.GetSection("PetBreeds"));

        Assert.Equal("Roborovski, Campbell's Dwarf", text);
    }

    [Fact]
    public async Task A_section_for_each_list_keeps_them_apart()
    {
        var configuration = TestConfiguration.Layers(
            """
            { "PetBreeds": {
                "Use": "Full",
                "Full": { "Animals": [ { "Name": "Hamster", "Breeds": [ "Golden", "Campbell's Dwarf" ] } ] } } }
            """,
            """
            { "PetBreeds": {
                "Use": "Small",
                "Small": { "Animals": [ { "Name": "Hamster", "Breeds": [ "Roborovski" ] } ] } } }
            """);

        var text = await GetHamstersAsync(configuration.GetSection($"PetBreeds:{configuration["PetBreeds:Use"]}"));

        Assert.Equal("Roborovski", text);
    }

    private static async Task<string?> GetHamstersAsync(IConfiguration section)
    {
        var services = new ServiceCollection();
        services.AddPetBreeds().UseInMemory(section);
        await using var container = services.BuildServiceProvider();
        return await container.GetRequiredService<IPetBreedProvider>().GetBreedsTextAsync("Hamster");
    }
}
