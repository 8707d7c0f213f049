namespace PetStore.Breeds.DependencyInjection.Tests;

public class LifetimeTests
{
    private static readonly ServiceProviderOptions _validate = new() { ValidateScopes = true, ValidateOnBuild = true };

    private readonly ServiceCollection _services = new();

    public static TheoryData<Action<IServiceCollection, ServiceLifetime>> Registrations => new()
    {
        (services, lifetime) => services.AddPetBreeds().UseProvider<StubProvider>(lifetime),
        (services, lifetime) => services.AddPetBreeds().UseProvider(_ => new StubProvider(), lifetime),
        (services, lifetime) => services.AddPetBreeds()
            .UseProvider<StubProvider>(lifetime)
            .Decorate((_, inner) => new Decorator("decorator", inner)),
        (services, lifetime) => services.AddPetBreeds()
            .Decorate((_, inner) => inner)
            .UseProvider(_ => new DisposableProvider(), lifetime),
        (services, lifetime) => services.AddPetBreeds().UseProvider<StubProvider>(lifetime).Decorate<TypedDecorator>(),
    };

    [Theory]
    [MemberData(nameof(Registrations))]
    public void A_singleton_is_one_for_all(Action<IServiceCollection, ServiceLifetime> register)
    {
        register(_services, ServiceLifetime.Singleton);
        using var container = _services.BuildServiceProvider(_validate);
        using var scope = container.CreateScope();

        var inScope = scope.ServiceProvider.GetRequiredService<IPetBreedProvider>();

        Assert.Same(container.GetRequiredService<IPetBreedProvider>(), inScope);
    }

    [Theory]
    [MemberData(nameof(Registrations))]
    public void A_scoped_provider_is_one_for_each_scope(Action<IServiceCollection, ServiceLifetime> register)
    {
        register(_services, ServiceLifetime.Scoped);
        using var container = _services.BuildServiceProvider(_validate);
        using var one = container.CreateScope();
        using var other = container.CreateScope();

        var inOne = one.ServiceProvider.GetRequiredService<IPetBreedProvider>();

        Assert.Same(inOne, one.ServiceProvider.GetRequiredService<IPetBreedProvider>());
        Assert.NotSame(inOne, other.ServiceProvider.GetRequiredService<IPetBreedProvider>());
    }

    [Theory]
    [MemberData(nameof(Registrations))]
    public void A_transient_provider_is_one_for_each_request(Action<IServiceCollection, ServiceLifetime> register)
    {
        register(_services, ServiceLifetime.Transient);
        using var container = _services.BuildServiceProvider(_validate);

        var first = container.GetRequiredService<IPetBreedProvider>();

        Assert.NotSame(first, container.GetRequiredService<IPetBreedProvider>());
    }

    [Theory]
    [MemberData(nameof(Registrations))]
    public void A_scoped_provider_cannot_be_resolved_from_the_root(Action<IServiceCollection, ServiceLifetime> register)
    {
        register(_services, ServiceLifetime.Scoped);
        using var container = _services.BuildServiceProvider(_validate);

        Assert.Throws<InvalidOperationException>(() => container.GetService<IPetBreedProvider>());
    }

    [Theory]
    [MemberData(nameof(Registrations))]
    public void A_scoped_provider_in_a_singleton_fails_at_build(Action<IServiceCollection, ServiceLifetime> register)
    {
        register(_services, ServiceLifetime.Scoped);
        _services.AddSingleton<Consumer>();

        var error = Assert.Throws<AggregateException>(() => _services.BuildServiceProvider(_validate));

        Assert.Contains("Cannot consume scoped service", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_provider_under_a_decorator_has_the_lifetime_of_the_decorator()
    {
        _services.AddPetBreeds()
            .UseProvider<StubProvider>(ServiceLifetime.Scoped)
            .Decorate((_, inner) => new Decorator("decorator", inner));
        using var container = _services.BuildServiceProvider(_validate);
        using var one = container.CreateScope();
        using var other = container.CreateScope();

        var inOne = Assert.IsType<Decorator>(one.ServiceProvider.GetRequiredService<IPetBreedProvider>());
        var inOther = Assert.IsType<Decorator>(other.ServiceProvider.GetRequiredService<IPetBreedProvider>());

        Assert.NotSame(inOne.Inner, inOther.Inner);
    }

    [Fact]
    public void A_singleton_provider_under_a_decorator_cannot_consume_a_scoped_service()
    {
        _services.AddScoped(_ => TimeProvider.System);
        _services.AddPetBreeds<NeedyProvider>().Decorate((_, inner) => new Decorator("decorator", inner));
        using var container = _services.BuildServiceProvider(_validate);

        var error = Assert.Throws<InvalidOperationException>(() => container.GetService<IPetBreedProvider>());

        Assert.Contains("scoped service", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decorator_gets_the_services_of_its_scope()
    {
        IServiceProvider? given = null;
        _services.AddScoped<Consumer>();
        _services.AddPetBreeds()
            .UseProvider<StubProvider>(ServiceLifetime.Scoped)
            .Decorate((services, inner) =>
            {
                given = services;
                return inner;
            });
        using var container = _services.BuildServiceProvider(_validate);
        using var scope = container.CreateScope();

        var consumer = scope.ServiceProvider.GetRequiredService<Consumer>();

        Assert.Same(consumer, given!.GetRequiredService<Consumer>());
    }

    [Fact]
    public void A_provider_whose_services_are_missing_fails_at_build()
    {
        _services.AddPetBreeds<NeedyProvider>();

        var error = Assert.Throws<AggregateException>(() => _services.BuildServiceProvider(_validate));

        Assert.Contains(nameof(NeedyProvider), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decorated_provider_whose_services_are_missing_fails_when_it_is_resolved()
    {
        _services.AddPetBreeds<NeedyProvider>().Decorate((_, inner) => new Decorator("decorator", inner));
        using var container = _services.BuildServiceProvider(_validate);

        var error = Assert.Throws<InvalidOperationException>(() => container.GetService<IPetBreedProvider>());

        Assert.Contains(nameof(NeedyProvider), error.Message, StringComparison.Ordinal);
    }

    private sealed class NeedyProvider(TimeProvider clock) : StubProvider
    {
        public TimeProvider Clock => clock;
    }
}
