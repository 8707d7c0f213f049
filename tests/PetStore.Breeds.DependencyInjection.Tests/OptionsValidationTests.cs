using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.DependencyInjection.Tests;

public class OptionsValidationTests
{
    private readonly HostApplicationBuilder _application = Host.CreateEmptyApplicationBuilder(new());

    public static TheoryData<PetAnimalOptions?, string> InvalidSecondEntries => new()
    {
        { null, "Animals[1]: the animal is null." },
        { new() { Name = null! }, "Animals[1]: Name is missing or empty." },
        { new() { Name = "" }, "Animals[1]: Name is missing or empty." },
        { new() { Name = "Dog" }, "Animals[1] ('Dog'): Animals[0] has the same animal." },
        { new() { Name = "Cat", Breeds = { "Abyssinian", null! } }, "Animals[1] ('Cat'): Breeds[1] is missing or "
            + "empty." },
        { new() { Name = "Cat", Breeds = { "" } }, "Animals[1] ('Cat'): Breeds[0] is missing or empty." },
        { new() { Name = "Cat\0" }, "Animals[1]: Name contains a NUL character." },
        { new() { Name = "Cat", Breeds = { "Half\uD83D" } }, "Animals[1] ('Cat'): Breeds[0] contains one half of a "
            + "surrogate pair." },
    };

    [Theory]
    [MemberData(nameof(InvalidSecondEntries))]
    public async Task An_invalid_entry_fails_the_start_and_is_named(PetAnimalOptions? animal, string message)
    {
        _application.Services.AddPetBreeds().UseInMemory(options =>
        {
            options.Animals.Add(new() { Name = "Dog" });
            options.Animals.Add(animal!);
        });

        var error = await Assert.ThrowsAsync<OptionsValidationException>(StartAsync);

        Assert.Equal([message], error.Failures);
    }

    [Fact]
    public async Task Every_invalid_entry_is_named()
    {
        _application.Services.AddPetBreeds().UseInMemory(Add("")).UseInMemory(Add("Dog")).UseInMemory(Add("Dog"));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(StartAsync);

        Assert.Equal(
            ["Animals[0]: Name is missing or empty.", "Animals[2] ('Dog'): Animals[1] has the same "
                + "animal."], error.Failures);
    }

    [Fact]
    public async Task Animals_that_differ_in_case_are_valid()
    {
        _application.Services.AddPetBreeds().UseInMemory(Add("Dog")).UseInMemory(Add("dog"));

        var error = await Record.ExceptionAsync(StartAsync);

        Assert.Null(error);
    }

    [Fact]
    public async Task Options_of_a_key_are_validated_too()
    {
        _application.Services.AddKeyedPetBreeds("aviary").UseInMemory(Add(""));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(StartAsync);

        Assert.Equal("aviary", error.OptionsName);
    }

    [Fact]
    public async Task A_decorated_provider_is_validated_too()
    {
        _application.Services.AddPetBreeds().UseInMemory(Add("")).Decorate((_, inner) => inner);

        await Assert.ThrowsAsync<OptionsValidationException>(StartAsync);
    }

    public static TheoryData<Action<IPetBreedsBuilder>> Replacements => new()
    {
        builder => builder.UseInMemory(),
        builder => builder.UseProvider(NullPetBreedProvider.Instance),
        builder => builder.Services.AddPetBreeds<StubProvider>(),
        builder => builder.Decorate((_, inner) => inner).UseProvider<StubProvider>(),
        builder =>
        {
            builder.Services.AddSingleton<IPetBreedProvider>(NullPetBreedProvider.Instance);
            builder.Decorate((_, inner) => inner);
        },
    };

    [Theory]
    [MemberData(nameof(Replacements))]
    public async Task Invalid_options_of_a_provider_that_was_replaced_do_not_fail_the_start(
        Action<IPetBreedsBuilder> replace)
    {
        var builder = _application.Services.AddPetBreeds().UseInMemory(Add(""));
        replace(builder);

        var error = await Record.ExceptionAsync(StartAsync);

        Assert.Null(error);
    }

    [Fact]
    public async Task Options_of_the_host_with_another_name_are_not_validated()
    {
        _application.Services.AddPetBreeds().UseInMemory(Add("Dog"));
        _application.Services.AddOptions<InMemoryPetBreedOptions>("other").Configure(Add("")).ValidateOnStart();

        var error = await Record.ExceptionAsync(StartAsync);

        Assert.Null(error);
    }

    private static Action<InMemoryPetBreedOptions> Add(string animal) =>
        options => options.Animals.Add(new() { Name = animal });

    private async Task StartAsync()
    {
        using var host = _application.Build();
        await host.StartAsync();
        await host.StopAsync();
    }
}
