namespace PetStore.Breeds.DependencyInjection.Tests;

public class AddKeyedPetBreedsWithTypeTests
{
    private readonly ServiceCollection _services = new();

    [Fact]
    public void It_registers_a_singleton_of_that_type_under_the_key()
    {
        _services.AddKeyedPetBreeds<StubProvider>("aviary");

        var descriptor = Assert.Single(_services);
        Assert.Equal(typeof(StubProvider), descriptor.KeyedImplementationType);
        Assert.Equal(ServiceLifetime.Singleton, descriptor.Lifetime);
        Assert.Equal("aviary", descriptor.ServiceKey);
    }

    [Fact]
    public void It_replaces_every_registration_of_the_key()
    {
        _services.AddKeyedSingleton<IPetBreedProvider>("aviary", NullPetBreedProvider.Instance);
        _services.AddKeyedPetBreeds("shelter");
        _services.AddPetBreeds();

        _services.AddKeyedPetBreeds<StubProvider>("aviary");

        using var container = _services.BuildServiceProvider();
        Assert.IsType<StubProvider>(Assert.Single(container.GetKeyedServices<IPetBreedProvider>("aviary")));
        Assert.NotNull(container.GetKeyedService<IPetBreedProvider>("shelter"));
        Assert.IsNotType<StubProvider>(container.GetService<IPetBreedProvider>());
    }

    [Fact]
    public void The_builder_has_the_key()
    {
        var builder = _services.AddKeyedPetBreeds<StubProvider>("aviary");

        Assert.Same(_services, builder.Services);
        Assert.Equal("aviary", builder.ServiceKey);
    }

    [Fact]
    public void Services_and_a_key_are_needed()
    {
        IServiceCollection none = null!;

        Assert.Throws<ArgumentNullException>("services", () => none.AddKeyedPetBreeds<StubProvider>("aviary"));
        Assert.Throws<ArgumentNullException>("serviceKey", () => _services.AddKeyedPetBreeds<StubProvider>(null!));
    }
}
