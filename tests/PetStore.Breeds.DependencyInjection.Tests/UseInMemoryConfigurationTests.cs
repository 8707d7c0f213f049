using Microsoft.Extensions.Configuration;
using PetStore.Breeds.Tests;

namespace PetStore.Breeds.DependencyInjection.Tests;

public class UseInMemoryConfigurationTests
{
    private readonly ServiceCollection _services = new();

    [Fact]
    public async Task A_list_keeps_order_case_and_colons()
    {
        _services.AddPetBreeds().UseInMemory(TestConfiguration.Json("""
            { "Animals": [
                { "Name": "b:c", "Breeds": [ "z", "y", "x", "w", "v", "u", "t", "s", "r", "q", "p" ] },
                { "Name": "a" },
                { "Name": "A", "Breeds": [] } ] }
            """));
        var provider = Resolve();

        Assert.Equal(["b:c", "a", "A"], await provider.GetAnimalsAsync());
        Assert.Equal("z, y, x, w, v, u, t, s, r, q, p", await provider.GetBreedsTextAsync("b:c"));
        Assert.Equal("", await provider.GetBreedsTextAsync("A"));
    }

    [Fact]
    public async Task The_section_that_holds_the_animals_is_given()
    {
        var configuration = TestConfiguration.Json(
            """{ "Shelter": { "PetBreeds": { "Animals": [ { "Name": "Hamster" } ] } } }""");
        _services.AddPetBreeds().UseInMemory(configuration.GetSection("Shelter:PetBreeds"));

        var animals = await Resolve().GetAnimalsAsync();

        Assert.Equal(["Hamster"], animals);
    }

    [Fact]
    public async Task It_composes_with_code_and_other_configurations_in_call_order()
    {
        _services.AddPetBreeds()
            .UseInMemory(options => options.Animals.Add(new() { Name = "Axolotl" }))
            .UseInMemory(TestConfiguration.Json("""{ "Animals": [ { "Name": "Hamster" } ] }"""))
            .UseInMemory(TestConfiguration.Json("""{ "Animals": [ { "Name": "Parrot" } ] }"""))
            .UseInMemory(options => options.Animals.Add(new() { Name = "Owl" }));

        var animals = await Resolve().GetAnimalsAsync();

        Assert.Equal(["Axolotl", "Hamster", "Parrot", "Owl"], animals);
    }

    [Fact]
    public async Task A_configuration_with_an_empty_list_of_animals_makes_a_provider_that_knows_none()
    {
        _services.AddPetBreeds().UseInMemory(TestConfiguration.Json("""{ "Animals": [] }"""));

        var animals = await Resolve().GetAnimalsAsync();

        Assert.Empty(animals);
    }

    [Fact]
    public async Task The_configuration_of_the_readme_is_served()
    {
        var configuration = TestConfiguration.Json(Readme.Block("json"));
        _services.AddPetBreeds().UseInMemory(configuration.GetSection("PetBreeds"));

        var text = await Resolve().GetBreedsTextAsync("Hamster");

        Assert.Equal("Golden, Campbell's Dwarf", text);
    }

    [Fact]
    public void A_builder_and_a_configuration_are_needed()
    {
        IPetBreedsBuilder none = null!;

        Assert.Throws<ArgumentNullException>("builder", () => none.UseInMemory(TestConfiguration.Json("{}")));
        Assert.Throws<ArgumentNullException>(
            "configuration", () => _services.AddPetBreeds().UseInMemory((IConfiguration)null!));
    }

    private IPetBreedProvider Resolve() => _services.BuildServiceProvider().GetRequiredService<IPetBreedProvider>();
}
