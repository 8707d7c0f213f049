using NSubstitute;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.DependencyInjection.Tests;

public class UseProviderTests
{
    private readonly ServiceCollection _services = new();

    [Fact]
    public void A_type_is_created_with_its_services()
    {
        _services.AddSingleton<TimeProvider>(TimeProvider.System);
        _services.AddPetBreeds().UseProvider<ProviderWithClock>();

        var provider = Assert.IsType<ProviderWithClock>(Resolve());

        Assert.Same(TimeProvider.System, provider.Clock);
    }

    [Fact]
    public void A_factory_is_called_with_the_services()
    {
        _services.AddSingleton<TimeProvider>(TimeProvider.System);
        _services.AddPetBreeds()
            .UseProvider(services => new ProviderWithClock(services.GetRequiredService<TimeProvider>()));

        var provider = Assert.IsType<ProviderWithClock>(Resolve());

        Assert.Same(TimeProvider.System, provider.Clock);
    }

    [Fact]
    public void An_instance_is_used_as_it_is()
    {
        var instance = new StubProvider();
        _services.AddPetBreeds().UseProvider(instance);

        var provider = Resolve();

        Assert.Same(instance, provider);
    }

    [Fact]
    public void The_default_data_can_be_chosen_again()
    {
        _services.AddPetBreeds<StubProvider>().UseInMemory();

        var provider = Resolve();

        Assert.Same(InMemoryPetBreedProvider.Default, provider);
    }

    [Fact]
    public void The_last_call_wins_with_its_lifetime()
    {
        var builder = _services.AddPetBreeds().UseProvider<StubProvider>(ServiceLifetime.Transient);

        builder.UseProvider(NullPetBreedProvider.Instance).UseProvider<StubProvider>(ServiceLifetime.Scoped);

        var descriptor = Assert.Single(_services);
        Assert.Equal(typeof(StubProvider), descriptor.ImplementationType);
        Assert.Equal(ServiceLifetime.Scoped, descriptor.Lifetime);
    }

    [Fact]
    public void The_last_call_wins_across_several_builders()
    {
        var first = _services.AddPetBreeds();
        var second = _services.AddPetBreeds();

        second.UseInMemory();
        first.UseProvider<StubProvider>();

        Assert.IsType<StubProvider>(Resolve());
        Assert.Single(_services);
    }

    [Fact]
    public void A_registration_by_the_host_wins_when_it_comes_after()
    {
        var provider = new StubProvider();
        _services.AddPetBreeds().UseInMemory();

        _services.AddSingleton<IPetBreedProvider>(provider);

        Assert.Same(provider, Resolve());
    }

    [Fact]
    public void A_registration_by_the_host_is_replaced_when_it_comes_before()
    {
        _services.AddSingleton<IPetBreedProvider>(new StubProvider());

        _services.AddPetBreeds().UseInMemory();

        Assert.Same(InMemoryPetBreedProvider.Default, Resolve());
    }

    [Fact]
    public void A_builder_with_a_key_registers_under_that_key_alone()
    {
        var builder = Substitute.For<IPetBreedsBuilder>();
        builder.Services.Returns(_services);
        builder.ServiceKey.Returns("aviary");
        _services.AddPetBreeds();

        builder.UseProvider(_ => NullPetBreedProvider.Instance).UseProvider<StubProvider>();

        var container = _services.BuildServiceProvider();
        Assert.Same(InMemoryPetBreedProvider.Default, container.GetService<IPetBreedProvider>());
        Assert.IsType<StubProvider>(Assert.Single(container.GetKeyedServices<IPetBreedProvider>("aviary")));
    }

    [Fact]
    public void Every_method_returns_the_builder()
    {
        var builder = _services.AddPetBreeds();

        Assert.Same(builder, builder.UseProvider<StubProvider>());
        Assert.Same(builder, builder.UseProvider(_ => NullPetBreedProvider.Instance));
        Assert.Same(builder, builder.UseProvider(NullPetBreedProvider.Instance));
        Assert.Same(builder, builder.UseInMemory());
    }

    [Fact]
    public void A_builder_is_needed()
    {
        IPetBreedsBuilder none = null!;

        Assert.Throws<ArgumentNullException>("builder", () => none.UseProvider<StubProvider>());
        Assert.Throws<ArgumentNullException>("builder", () => none.UseProvider(_ => NullPetBreedProvider.Instance));
        Assert.Throws<ArgumentNullException>("builder", () => none.UseProvider(NullPetBreedProvider.Instance));
        Assert.Throws<ArgumentNullException>("builder", none.UseInMemory);
    }

    [Fact]
    public void A_factory_or_an_instance_is_needed()
    {
        var builder = _services.AddPetBreeds();

        Assert.Throws<ArgumentNullException>(
            "factory", () => builder.UseProvider((Func<IServiceProvider, IPetBreedProvider>)null!));
        Assert.Throws<ArgumentNullException>("provider", () => builder.UseProvider((IPetBreedProvider)null!));
    }

    private IPetBreedProvider Resolve() => _services.BuildServiceProvider().GetRequiredService<IPetBreedProvider>();

    private sealed class ProviderWithClock(TimeProvider clock) : StubProvider
    {
        public TimeProvider Clock => clock;
    }
}
