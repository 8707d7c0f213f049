using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.DependencyInjection.Tests;

/// <summary>What a decorator leaves alone.</summary>
public class OtherRegistrationsTests
{
    private readonly ServiceCollection _services = new();

    [Fact]
    public void Other_registrations_of_the_service_stay_in_their_places()
    {
        var first = new StubProvider();
        var second = new StubProvider();
        _services.AddSingleton<IPetBreedProvider>(first);
        _services.AddSingleton<IPetBreedProvider>(second);
        _services.AddSingleton<IPetBreedProvider>(InMemoryPetBreedProvider.Default);

        _services.AddPetBreeds().Decorate((_, inner) => new Decorator("decorator", inner));

        using var container = _services.BuildServiceProvider();
        IPetBreedProvider[] all = [.. container.GetServices<IPetBreedProvider>()];
        Assert.Equal([first, second], all[..2]);
        Assert.Same(InMemoryPetBreedProvider.Default, Assert.IsType<Decorator>(Assert.Single(all[2..])).Inner);
    }

    [Fact]
    public void A_second_decorator_leaves_them_too()
    {
        _services.AddSingleton<IPetBreedProvider, StubProvider>();
        _services.AddSingleton<IPetBreedProvider>(InMemoryPetBreedProvider.Default);

        _services.AddPetBreeds()
            .Decorate((_, inner) => new Decorator("first", inner))
            .Decorate((_, inner) => new Decorator("second", inner));

        using var container = _services.BuildServiceProvider();
        Assert.Collection(
            container.GetServices<IPetBreedProvider>(),
            provider => Assert.IsType<StubProvider>(provider),
            provider => Assert.IsType<Decorator>(Assert.IsType<Decorator>(provider).Inner));
    }

    [Fact]
    public async Task Decorators_are_not_doubled_when_the_host_registers_a_provider_between_them()
    {
        var builder = _services.AddPetBreeds().Decorate((_, inner) => new Decorator("first", inner));
        _services.AddSingleton<IPetBreedProvider, StubProvider>();
        builder.Decorate((_, inner) => new Decorator("second", inner))
            .Decorate((_, inner) => new Decorator("third", inner));

        await using var container = _services.BuildServiceProvider();
        var animals = await container.GetRequiredService<IPetBreedProvider>().GetAnimalsAsync();
        Assert.Equal(["third", "second", "first"], animals);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("aviary")]
    public void The_undecorated_provider_is_no_service(string? key)
    {
        var builder = key is null ? _services.AddPetBreeds() : _services.AddKeyedPetBreeds(key);

        builder.UseProvider<StubProvider>().Decorate((_, inner) => new Decorator("decorator", inner));

        using var container = _services.BuildServiceProvider();
        Assert.Null(container.GetService<object>());
        Assert.Null(container.GetKeyedService<object>("aviary"));
        Assert.Empty(container.GetKeyedServices<object>(KeyedService.AnyKey));
        Assert.Null(container.GetService<StubProvider>());
    }
}
