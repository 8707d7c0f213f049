using System.Globalization;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.DependencyInjection.Tests;

public class DecorateWithTypeTests
{
    private readonly ServiceCollection _services = new();

    [Fact]
    public void The_decorator_gets_the_provider_and_services()
    {
        _services.AddSingleton(CultureInfo.InvariantCulture);
        _services.AddPetBreeds().Decorate<DecoratorWithCulture>();

        var decorator = Assert.IsType<DecoratorWithCulture>(Resolve());

        Assert.Same(InMemoryPetBreedProvider.Default, decorator.Inner);
        Assert.Same(CultureInfo.InvariantCulture, decorator.Culture);
    }

    [Fact]
    public async Task It_nests_with_other_decorators_in_call_order()
    {
        _services.AddPetBreeds<StubProvider>()
            .Decorate((_, inner) => new Decorator("first", inner))
            .Decorate<TypedDecorator>()
            .Decorate((_, inner) => new Decorator("third", inner));

        Assert.Equal(["third", "typed", "first"], await Resolve().GetAnimalsAsync());
    }

    [Fact]
    public void It_wraps_a_provider_that_could_also_be_another_parameter()
    {
        _services.AddSingleton<StubProvider>();
        _services.AddPetBreeds<StubProvider>().Decorate<DecoratorWithOther>();

        var decorator = Assert.IsType<DecoratorWithOther>(Resolve());

        Assert.NotSame(decorator.Other, decorator.Inner);
    }

    [Fact]
    public void The_container_disposes_it_once()
    {
        _services.AddPetBreeds().Decorate<DisposableTypedDecorator>().Decorate(
            (_, inner) => new Decorator("outer", inner));
        var container = _services.BuildServiceProvider();
        var outer = Assert.IsType<Decorator>(container.GetRequiredService<IPetBreedProvider>());

        container.Dispose();

        Assert.Equal(1, Assert.IsType<DisposableTypedDecorator>(outer.Inner).Disposals);
    }

    [Fact]
    public void A_type_without_a_constructor_for_the_provider_is_an_error_of_the_call()
    {
        Assert.Throws<InvalidOperationException>(() => _services.AddPetBreeds().Decorate<StubProvider>());
    }

    [Fact]
    public void The_builder_is_needed_and_returned()
    {
        IPetBreedsBuilder none = null!;
        var builder = _services.AddPetBreeds();

        Assert.Throws<ArgumentNullException>("builder", none.Decorate<TypedDecorator>);
        Assert.Same(builder, builder.Decorate<TypedDecorator>());
    }

    private IPetBreedProvider Resolve() => _services.BuildServiceProvider().GetRequiredService<IPetBreedProvider>();

    private sealed class DecoratorWithCulture(
        IPetBreedProvider inner, CultureInfo culture) : Decorator("culture", inner)
    {
        public CultureInfo Culture => culture;
    }

    private sealed class DecoratorWithOther(StubProvider other, IPetBreedProvider inner) : Decorator("other", inner)
    {
        public StubProvider Other => other;
    }

    private sealed class DisposableTypedDecorator(IPetBreedProvider inner) : Decorator("typed", inner), IDisposable
    {
        public int Disposals { get; private set; }

        public void Dispose() => Disposals++;
    }
}
