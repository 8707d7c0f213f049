using System.Globalization;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.DependencyInjection.Tests;

public class DecorateTests
{
    private readonly ServiceCollection _services = new();

    [Fact]
    public async Task The_first_decorator_is_the_innermost()
    {
        _services.AddPetBreeds()
            .Decorate((_, inner) => new Decorator("first", inner))
            .Decorate((_, inner) => new Decorator("second", inner));

        var animals = await GetAnimalsAsync();

        Assert.Equal(["second", "first", "Dog"], animals.Take(3));
    }

    [Fact]
    public async Task Decorators_stay_in_order_when_the_provider_is_replaced_between_them()
    {
        _services.AddPetBreeds()
            .Decorate((_, inner) => new Decorator("first", inner))
            .UseProvider<StubProvider>()
            .Decorate((_, inner) => new Decorator("second", inner))
            .UseProvider(NullPetBreedProvider.Instance);

        var animals = await GetAnimalsAsync();

        Assert.Equal(["second", "first"], animals);
    }

    [Fact]
    public async Task Decorators_nest_across_several_builders()
    {
        _services.AddPetBreeds().Decorate((_, inner) => new Decorator("first", inner));
        _services.AddPetBreeds<StubProvider>().Decorate((_, inner) => new Decorator("second", inner));
        _services.AddPetBreeds().Decorate((_, inner) => new Decorator("third", inner));

        var animals = await GetAnimalsAsync();

        Assert.Equal(["third", "second", "first"], animals);
    }

    [Fact]
    public async Task A_registration_by_the_host_is_decorated_when_it_comes_before()
    {
        _services.AddSingleton<IPetBreedProvider, StubProvider>();
        _services.AddPetBreeds().Decorate((_, inner) => new Decorator("decorator", inner));

        var animals = await GetAnimalsAsync();

        Assert.Equal(["decorator"], animals);
    }

    [Fact]
    public void A_registration_by_the_host_wins_undecorated_when_it_comes_after()
    {
        var provider = new StubProvider();
        _services.AddPetBreeds().Decorate((_, inner) => new Decorator("decorator", inner));

        _services.AddSingleton<IPetBreedProvider>(provider);

        Assert.Same(provider, Resolve());
    }

    [Fact]
    public async Task A_registration_by_the_host_between_two_decorators_gets_both()
    {
        var builder = _services.AddPetBreeds().Decorate((_, inner) => new Decorator("first", inner));
        _services.AddSingleton<IPetBreedProvider>(_ => new StubProvider());
        builder.Decorate((_, inner) => new Decorator("second", inner));

        var animals = await GetAnimalsAsync();

        Assert.Equal(["second", "first"], animals);
    }

    [Fact]
    public void A_decorator_gets_the_services()
    {
        _services.AddSingleton(CultureInfo.InvariantCulture);
        _services.AddPetBreeds()
            .Decorate(
                (services, inner) => new Decorator(services.GetRequiredService<CultureInfo>().EnglishName, inner));

        var decorator = Assert.IsType<Decorator>(Resolve());

        Assert.Same(InMemoryPetBreedProvider.Default, decorator.Inner);
    }

    [Fact]
    public void A_decorator_can_return_its_inner_provider()
    {
        _services.AddPetBreeds().Decorate((_, inner) => inner);

        Assert.Same(InMemoryPetBreedProvider.Default, Resolve());
    }

    [Fact]
    public void Only_one_breed_provider_is_registered()
    {
        _services.AddPetBreeds().UseProvider<StubProvider>()
            .Decorate((_, inner) => new Decorator("first", inner))
            .Decorate((_, inner) => new Decorator("second", inner));

        using var container = _services.BuildServiceProvider();

        Assert.Single(container.GetServices<IPetBreedProvider>());
        Assert.Empty(container.GetKeyedServices<IPetBreedProvider>(KeyedService.AnyKey));
    }

    [Fact]
    public void Replacing_the_provider_leaves_nothing_of_the_former_one()
    {
        var builder = _services.AddPetBreeds().UseProvider<StubProvider>().Decorate((_, inner) => inner);

        builder.UseInMemory();

        Assert.DoesNotContain(_services, service =>
            (service.IsKeyedService ? service.KeyedImplementationType : service.ImplementationType) == typeof(StubProvider));
    }

    [Fact]
    public void A_decorator_that_returns_null_is_an_error()
    {
        _services.AddPetBreeds().Decorate((_, _) => null!);

        var error = Assert.Throws<InvalidOperationException>(Resolve);

        Assert.Equal("A decorator of IPetBreedProvider returned null.", error.Message);
    }

    [Fact]
    public void Without_a_provider_there_is_nothing_to_decorate()
    {
        var builder = _services.AddPetBreeds();
        _services.Clear();

        var error = Assert.Throws<InvalidOperationException>(() => builder.Decorate((_, inner) => inner));

        Assert.StartsWith("There is no IPetBreedProvider to decorate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_builder_is_returned()
    {
        var builder = _services.AddPetBreeds();

        Assert.Same(builder, builder.Decorate((_, inner) => inner));
    }

    [Fact]
    public void A_builder_and_a_decorator_are_needed()
    {
        IPetBreedsBuilder none = null!;

        Assert.Throws<ArgumentNullException>("builder", () => none.Decorate((_, inner) => inner));
        Assert.Throws<ArgumentNullException>("decorator", () => _services.AddPetBreeds().Decorate(null!));
    }

    private IPetBreedProvider Resolve() => _services.BuildServiceProvider().GetRequiredService<IPetBreedProvider>();

    private ValueTask<IReadOnlyList<string>> GetAnimalsAsync() => Resolve().GetAnimalsAsync();
}
