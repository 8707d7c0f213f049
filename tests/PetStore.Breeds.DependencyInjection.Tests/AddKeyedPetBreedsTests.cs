using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.DependencyInjection.Tests;

public class AddKeyedPetBreedsTests
{
    private readonly ServiceCollection _services = new();

    [Fact]
    public void The_default_data_is_registered_under_the_key_alone()
    {
        _services.AddKeyedPetBreeds("aviary");

        using var container = _services.BuildServiceProvider();

        Assert.Same(InMemoryPetBreedProvider.Default, container.GetKeyedService<IPetBreedProvider>("aviary"));
        Assert.Null(container.GetService<IPetBreedProvider>());
    }

    [Fact]
    public void Called_twice_with_a_key_it_registers_once()
    {
        _services.AddKeyedPetBreeds("aviary");
        _services.AddKeyedPetBreeds("aviary");

        Assert.Single(_services);
    }

    [Fact]
    public void Replacing_one_provider_leaves_the_others()
    {
        _services.AddPetBreeds();
        _services.AddKeyedPetBreeds("shelter");
        _services.AddKeyedPetBreeds("aviary").UseProvider<StubProvider>();

        using var container = _services.BuildServiceProvider();

        Assert.Same(InMemoryPetBreedProvider.Default, container.GetRequiredService<IPetBreedProvider>());
        Assert.Same(InMemoryPetBreedProvider.Default, container.GetRequiredKeyedService<IPetBreedProvider>("shelter"));
        Assert.IsType<StubProvider>(container.GetRequiredKeyedService<IPetBreedProvider>("aviary"));
    }

    [Fact]
    public async Task Decorating_one_provider_leaves_the_others()
    {
        _services.AddPetBreeds<StubProvider>().Decorate((_, inner) => new Decorator("no key", inner));
        _services.AddKeyedPetBreeds("shelter").UseProvider<StubProvider>();
        _services.AddKeyedPetBreeds("aviary").UseProvider<StubProvider>().Decorate(
            (_, inner) => new Decorator("aviary", inner));

        await using var container = _services.BuildServiceProvider();

        Assert.Equal(["no key"], await container.GetRequiredService<IPetBreedProvider>().GetAnimalsAsync());
        Assert.Empty(await container.GetRequiredKeyedService<IPetBreedProvider>("shelter").GetAnimalsAsync());
        Assert.Equal(
            ["aviary"], await container.GetRequiredKeyedService<IPetBreedProvider>("aviary").GetAnimalsAsync());
    }

    [Fact]
    public void A_registration_by_the_host_under_the_key_is_not_replaced()
    {
        var provider = new StubProvider();
        _services.AddKeyedSingleton<IPetBreedProvider>("aviary", provider);

        _services.AddKeyedPetBreeds("aviary");

        Assert.Same(provider, _services.BuildServiceProvider().GetKeyedService<IPetBreedProvider>("aviary"));
    }

    public static TheoryData<Action<IServiceCollection>> RegistrationsByTheHost => new()
    {
        services => services.AddKeyedSingleton<IPetBreedProvider>("aviary", new KeyedProvider("aviary")),
        services => services.AddKeyedSingleton<IPetBreedProvider, KeyedProvider>("aviary"),
        services =>
            services.AddKeyedSingleton<IPetBreedProvider>("aviary", (_, key) => new KeyedProvider((string)key!)),
        services => services.AddKeyedSingleton<IPetBreedProvider, KeyedProvider>(KeyedService.AnyKey),
    };

    [Theory]
    [MemberData(nameof(RegistrationsByTheHost))]
    public void A_decorated_registration_by_the_host_keeps_its_key(Action<IServiceCollection> register)
    {
        register(_services);
        _services.AddKeyedPetBreeds(_services[0].ServiceKey!).Decorate((_, inner) => new Decorator("decorator", inner));
        using var container = _services.BuildServiceProvider();

        var decorator = Assert.IsType<Decorator>(container.GetKeyedService<IPetBreedProvider>("aviary"));

        Assert.Equal("aviary", Assert.IsType<KeyedProvider>(decorator.Inner).Key);
    }

    [Fact]
    public void A_keyed_decorated_provider_is_disposed_once()
    {
        _services.AddKeyedPetBreeds("aviary")
            .UseProvider<DisposableProvider>()
            .Decorate((_, inner) => new Decorator("decorator", inner));
        var container = _services.BuildServiceProvider();
        var decorator = Assert.IsType<Decorator>(container.GetKeyedService<IPetBreedProvider>("aviary"));

        container.Dispose();

        Assert.Equal(1, Assert.IsType<DisposableProvider>(decorator.Inner).Disposals);
    }

    [Fact]
    public void The_builder_has_the_key()
    {
        var builder = _services.AddKeyedPetBreeds("aviary");

        Assert.Same(_services, builder.Services);
        Assert.Equal("aviary", builder.ServiceKey);
    }

    [Fact]
    public void Services_and_a_key_are_needed()
    {
        IServiceCollection none = null!;

        Assert.Throws<ArgumentNullException>("services", () => none.AddKeyedPetBreeds("aviary"));
        Assert.Throws<ArgumentNullException>("serviceKey", () => _services.AddKeyedPetBreeds(null!));
    }

    private sealed class KeyedProvider([ServiceKey] string key) : StubProvider
    {
        public string Key => key;
    }
}
