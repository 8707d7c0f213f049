using Microsoft.Extensions.Options;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.DependencyInjection.Tests;

public class UseInMemoryOptionsTests
{
    private readonly ServiceCollection _services = new();

    [Fact]
    public async Task Exactly_the_options_are_served()
    {
        _services.AddPetBreeds().UseInMemory(options =>
            options.Animals.Add(new() { Name = "Hamster", Breeds = { "Golden", "Campbell's Dwarf" } }));
        var provider = Resolve();

        Assert.Equal(["Hamster"], await provider.GetAnimalsAsync());
        Assert.Equal(["Golden", "Campbell's Dwarf"], await provider.GetBreedsAsync("Hamster"));
        Assert.Null(await provider.GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task The_options_start_empty()
    {
        _services.AddPetBreeds().UseInMemory(_ => { });

        var animals = await Resolve().GetAnimalsAsync();

        Assert.Empty(animals);
    }

    [Fact]
    public async Task Two_configurations_compose_in_call_order()
    {
        _services.AddPetBreeds().UseInMemory(Add("Hamster"));
        _services.AddPetBreeds().UseInMemory(Add("Axolotl"));

        var animals = await Resolve().GetAnimalsAsync();

        Assert.Equal(["Hamster", "Axolotl"], animals);
    }

    [Fact]
    public async Task Two_configurations_compose_around_a_decorator()
    {
        _services.AddPetBreeds()
            .UseInMemory(Add("Hamster"))
            .Decorate((_, inner) => new Decorator("decorator", inner))
            .UseInMemory(Add("Axolotl"));

        var animals = await Resolve().GetAnimalsAsync();

        Assert.Equal(["decorator", "Hamster", "Axolotl"], animals);
    }

    [Fact]
    public async Task A_provider_that_was_replaced_leaves_no_options_behind()
    {
        _services.AddPetBreeds().UseInMemory(Add("Hamster")).UseInMemory().UseInMemory(Add("Axolotl"));

        var animals = await Resolve().GetAnimalsAsync();

        Assert.Equal(["Axolotl"], animals);
    }

    [Fact]
    public void Without_an_argument_the_default_data_replaces_the_options()
    {
        _services.AddPetBreeds().UseInMemory(Add("Hamster")).UseInMemory();

        Assert.Same(InMemoryPetBreedProvider.Default, Resolve());
    }

    [Fact]
    public async Task The_host_can_configure_the_options_too()
    {
        _services.AddPetBreeds().UseInMemory(Add("Hamster"));
        _services.AddKeyedPetBreeds("aviary").UseInMemory(Add("Parrot"));
        _services.Configure("aviary", Add("Owl"));
        _services.Configure(Add("Axolotl"));
        await using var container = _services.BuildServiceProvider();

        var animals = await container.GetRequiredService<IPetBreedProvider>().GetAnimalsAsync();
        var birds = await container.GetRequiredKeyedService<IPetBreedProvider>("aviary").GetAnimalsAsync();

        Assert.Equal(["Hamster", "Axolotl"], animals);
        Assert.Equal(["Parrot", "Owl"], birds);
    }

    public static TheoryData<object, object> Keys => new()
    {
        { "aviary", "shelter" },
        { 1, "1" },
        { "", "empty" },
        { new object(), new object() },
        { DayOfWeek.Monday, "Monday" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Options_of_different_keys_are_isolated(object one, object other)
    {
        _services.AddPetBreeds().UseInMemory(Add("Hamster"));
        _services.AddKeyedPetBreeds(one).UseInMemory(Add("Parrot")).UseInMemory(Add("Owl"));
        _services.AddKeyedPetBreeds(other).UseInMemory(Add("Axolotl"));
        await using var container = _services.BuildServiceProvider();

        var animals = await container.GetRequiredService<IPetBreedProvider>().GetAnimalsAsync();
        var ofOne = await container.GetRequiredKeyedService<IPetBreedProvider>(one).GetAnimalsAsync();
        var ofOther = await container.GetRequiredKeyedService<IPetBreedProvider>(other).GetAnimalsAsync();

        Assert.Equal(["Hamster"], animals);
        Assert.Equal(["Parrot", "Owl"], ofOne);
        Assert.Equal(["Axolotl"], ofOther);
    }

    [Fact]
    public void Invalid_options_fail_without_a_host_when_the_provider_is_resolved()
    {
        _services.AddPetBreeds().UseInMemory(Add(""));

        Assert.Throws<OptionsValidationException>(Resolve);
    }

    [Fact]
    public void The_plain_registration_needs_no_options()
    {
        _services.AddPetBreeds();

        Assert.Single(_services);
    }

    [Fact]
    public void The_builder_is_returned()
    {
        var builder = _services.AddPetBreeds();

        Assert.Same(builder, builder.UseInMemory(_ => { }));
        Assert.Same(builder, builder.UseInMemory(_ => { }));
    }

    [Fact]
    public void A_builder_and_an_action_are_needed()
    {
        IPetBreedsBuilder none = null!;

        Assert.Throws<ArgumentNullException>("builder", () => none.UseInMemory(_ => { }));
        Assert.Throws<ArgumentNullException>(
            "configure", () => _services.AddPetBreeds().UseInMemory((Action<InMemoryPetBreedOptions>)null!));
    }

    private static Action<InMemoryPetBreedOptions> Add(string animal) =>
        options => options.Animals.Add(new() { Name = animal });

    private IPetBreedProvider Resolve() => _services.BuildServiceProvider().GetRequiredService<IPetBreedProvider>();
}
