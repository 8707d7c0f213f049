using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.DependencyInjection.Tests;

public class AddPetBreedsTests
{
    private readonly ServiceCollection _services = new();

    [Theory]
    [InlineData("Dog", "Afador, American Bulldog, Australian Retriever")]
    [InlineData("Cat", "Abyssinian, American Bobtail")]
    [InlineData("Fish", "Goldfish, Bass")]
    [InlineData("dog", null)]
    [InlineData("", null)]
    public async Task The_default_data_is_served(string animal, string? expected)
    {
        _services.AddPetBreeds();
        await using var container = _services.BuildServiceProvider();

        var text = await container.GetRequiredService<IPetBreedProvider>().GetBreedsTextAsync(animal);

        Assert.Equal(expected, text);
    }

    [Fact]
    public void Called_twice_it_registers_once()
    {
        _services.AddPetBreeds();
        _services.AddPetBreeds();

        Assert.Single(_services);
    }

    [Fact]
    public void It_does_not_replace_a_chosen_provider()
    {
        _services.AddPetBreeds<StubProvider>();
        _services.AddPetBreeds();

        Assert.IsType<StubProvider>(Assert.Single(Resolve()));
    }

    [Fact]
    public void A_registration_by_the_host_wins_when_it_comes_before()
    {
        var provider = new StubProvider();
        _services.AddSingleton<IPetBreedProvider>(provider);

        _services.AddPetBreeds();

        Assert.Same(provider, Assert.Single(Resolve()));
    }

    [Fact]
    public void A_registration_by_the_host_wins_when_it_comes_after()
    {
        _services.AddPetBreeds();

        var provider = new StubProvider();
        _services.AddSingleton<IPetBreedProvider>(provider);

        Assert.Same(provider, Resolve()[^1]);
    }

    [Fact]
    public void With_a_type_it_registers_a_singleton_of_that_type()
    {
        _services.AddPetBreeds<StubProvider>();

        var descriptor = Assert.Single(_services);
        Assert.Equal(typeof(StubProvider), descriptor.ImplementationType);
        Assert.Equal(ServiceLifetime.Singleton, descriptor.Lifetime);
    }

    [Fact]
    public void With_a_type_it_replaces_the_default()
    {
        _services.AddPetBreeds();
        _services.AddPetBreeds<StubProvider>();

        Assert.IsType<StubProvider>(Assert.Single(Resolve()));
    }

    [Fact]
    public void With_a_type_it_replaces_every_registration_so_far()
    {
        _services.AddSingleton<IPetBreedProvider>(NullPetBreedProvider.Instance);
        _services.AddSingleton<IPetBreedProvider>(InMemoryPetBreedProvider.Default);

        _services.AddPetBreeds<StubProvider>();

        Assert.IsType<StubProvider>(Assert.Single(Resolve()));
    }

    [Fact]
    public void Registrations_of_other_services_stay()
    {
        _services.AddSingleton<Consumer>();

        _services.AddPetBreeds<StubProvider>();

        Assert.Equal([typeof(Consumer), typeof(IPetBreedProvider)], _services.Select(service => service.ServiceType));
    }

    [Fact]
    public void The_builder_is_for_the_provider_without_a_key()
    {
        var builder = _services.AddPetBreeds();

        Assert.Same(_services, builder.Services);
        Assert.Null(builder.ServiceKey);
    }

    [Fact]
    public void Services_are_needed()
    {
        IServiceCollection none = null!;

        Assert.Throws<ArgumentNullException>("services", none.AddPetBreeds);
        Assert.Throws<ArgumentNullException>("services", none.AddPetBreeds<StubProvider>);
    }

    private List<IPetBreedProvider> Resolve() =>
        [.. _services.BuildServiceProvider().GetServices<IPetBreedProvider>()];
}
