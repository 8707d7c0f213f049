using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PetStore.Breeds.DependencyInjection.Tests;

public class ConfigurationValidationTests
{
    private readonly HostApplicationBuilder _application = Host.CreateEmptyApplicationBuilder(new());

    [Theory]
    [InlineData("""{ }""", "PetBreeds:Animals is missing. Expected a list of animals; for none, an empty list.")]
    [InlineData(
        """{ "PetBreads": { "Animals": [ { "Name": "Dog" } ] } }""",
        "PetBreeds:Animals is missing. Expected a list of animals; for none, an empty list.")]
    [InlineData(
        """{ "PetBreeds": { } }""",
        "PetBreeds:Animals is missing. Expected a list of animals; for none, an empty list.")]
    [InlineData(
        """{ "PetBreeds": { "Animal": [ { "Name": "Dog" } ] } }""",
        "PetBreeds:Animals is missing. Expected a list of animals; for none, an empty list.")]
    [InlineData(
        """{ "PetBreeds": { "Animals": null } }""",
        "PetBreeds:Animals is missing. Expected a list of animals; for none, an empty list.")]
    [InlineData(
        """{ "PetBreeds": { "Animals": "Dog" } }""",
        "PetBreeds:Animals is a text. Expected a list of animals.")]
    [InlineData(
        """{ "PetBreeds": { "Animals": [ "Dog" ] } }""",
        "PetBreeds:Animals:0 is a text. Expected an entry with Name and Breeds.")]
    [InlineData("""{ "PetBreeds": { "Animals": [ null ] } }""", "PetBreeds:Animals:0:Name is missing or empty.")]
    [InlineData(
        """{ "PetBreeds": { "Animals": [ { "Breeds": [ "Boxer" ] } ] } }""",
        "PetBreeds:Animals:0:Name is missing or empty.")]
    [InlineData(
        """{ "PetBreeds": { "Animals": [ { "Name": "" } ] } }""",
        "PetBreeds:Animals:0:Name is missing or empty.")]
    [InlineData(
        """{ "PetBreeds": { "Animals": [ { "Name": [ "Dog" ] } ] } }""",
        "PetBreeds:Animals:0:Name has entries of its own. Expected a text.")]
    [InlineData(
        """{ "PetBreeds": { "Animals": [ { "Name": "Dog", "Breads": [ "Boxer" ] } ] } }""",
        "PetBreeds:Animals:0:Breads is unknown. An entry has Name and Breeds.")]
    [InlineData(
        """{ "PetBreeds": { "Animals": [ { "Name": "Dog", "Breeds": "Boxer" } ] } }""",
        "PetBreeds:Animals:0:Breeds is a text. Expected a list of texts.")]
    [InlineData(
        """{ "PetBreeds": { "Animals": [ { "Name": "Dog", "Breeds": [ "Boxer", null ] } ] } }""",
        "PetBreeds:Animals:0:Breeds:1 is missing or empty.")]
    [InlineData(
        """{ "PetBreeds": { "Animals": [ { "Name": "Dog", "Breeds": [ { "Name": "Boxer" } ] } ] } }""",
        "PetBreeds:Animals:0:Breeds:0 has entries of its own. Expected a text.")]
    [InlineData(
        """{ "PetBreeds": { "Animals": [ { "Name": "Dog", "Breeds": [ "Bo\u0000xer" ] } ] } }""",
        "PetBreeds:Animals:0:Breeds:0 contains a NUL character.")]
    [InlineData(
        """{ "PetBreeds": { "Animals": { "Dog": { "Breeds": [ "Boxer" ] } } } }""",
        "PetBreeds:Animals:Dog:Name is missing or empty.")]
    [InlineData(
        """{ "PetBreeds": { "Animals": [ { "Name": "Dog" }, { "Name": "Dog" } ] } }""",
        "PetBreeds:Animals:1 ('Dog'): PetBreeds:Animals:0 has the same animal.")]
    public async Task A_wrong_key_fails_the_start_and_its_path_is_named(string json, string message)
    {
        _application.Services.AddPetBreeds().UseInMemory(TestConfiguration.Json(json).GetSection("PetBreeds"));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(StartAsync);

        Assert.Equal([message], error.Failures);
    }

    [Fact]
    public async Task Every_wrong_key_is_named()
    {
        _application.Services.AddPetBreeds()
            .UseInMemory(TestConfiguration.Json("""{ "Animals": [ { "Nmae": "Dog", "Breeds": "Boxer" } ] }"""))
            .UseInMemory(TestConfiguration.Json("{ }").GetSection("Shelter"))
            .UseInMemory(options => options.Animals.Add(new()));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(StartAsync);

        Assert.Equal(
            [
                "Animals:0:Name is missing or empty.",
                "Animals:0:Nmae is unknown. An entry has Name and Breeds.",
                "Animals:0:Breeds is a text. Expected a list of texts.",
                "Shelter:Animals is missing. Expected a list of animals; for none, an empty list.",
                "Animals[1]: Name is missing or empty.",
            ],
            error.Failures);
    }

    [Theory]
    [InlineData("""{ "Animals": [ { "name": "Dog", "BREEDS": [ "Boxer" ] } ], "Comment": "Other keys are the """
        + """host's." }""")]
    [InlineData("""{ "Animals": [ { "Name": "Dog", "Breeds": [] } ] }""")]
    [InlineData("""{ "Animals": [] }""")]
    public async Task A_right_configuration_starts(string json)
    {
        _application.Services.AddPetBreeds().UseInMemory(TestConfiguration.Json(json));

        var error = await Record.ExceptionAsync(StartAsync);

        Assert.Null(error);
    }

    [Fact]
    public void Without_a_host_it_fails_when_the_provider_is_resolved()
    {
        var services = new ServiceCollection();
        services.AddPetBreeds().UseInMemory(TestConfiguration.Json("{ }"));
        using var container = services.BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(() => container.GetService<IPetBreedProvider>());
    }

    private async Task StartAsync()
    {
        using var host = _application.Build();
        await host.StartAsync();
        await host.StopAsync();
    }
}
