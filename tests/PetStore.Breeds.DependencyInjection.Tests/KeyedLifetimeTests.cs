namespace PetStore.Breeds.DependencyInjection.Tests;

public class KeyedLifetimeTests
{
    private static readonly ServiceProviderOptions _validate = new() { ValidateScopes = true, ValidateOnBuild = true };

    private readonly ServiceCollection _services = new();

    [Fact]
    public void A_decorated_keyed_provider_that_is_scoped_is_one_for_each_scope()
    {
        Register(ServiceLifetime.Scoped);
        using var container = _services.BuildServiceProvider(_validate);
        using var one = container.CreateScope();
        using var other = container.CreateScope();

        var inOne = Resolve(one.ServiceProvider);
        var inOther = Resolve(other.ServiceProvider);

        Assert.Same(inOne, Resolve(one.ServiceProvider));
        Assert.NotSame(inOne, inOther);
        Assert.NotSame(inOne.Inner, inOther.Inner);
    }

    [Fact]
    public void A_decorated_keyed_provider_that_is_scoped_cannot_be_resolved_from_the_root()
    {
        Register(ServiceLifetime.Scoped);
        using var container = _services.BuildServiceProvider(_validate);

        Assert.Throws<InvalidOperationException>(() => Resolve(container));
    }

    [Fact]
    public void A_decorated_keyed_provider_that_is_transient_is_one_for_each_request()
    {
        Register(ServiceLifetime.Transient);
        using var container = _services.BuildServiceProvider(_validate);

        var first = Resolve(container);
        var second = Resolve(container);

        Assert.NotSame(first, second);
        Assert.NotSame(first.Inner, second.Inner);
    }

    [Fact]
    public void A_decorated_keyed_provider_that_is_a_singleton_is_one_for_all()
    {
        Register(ServiceLifetime.Singleton);
        using var container = _services.BuildServiceProvider(_validate);
        using var scope = container.CreateScope();

        Assert.Same(Resolve(container), Resolve(scope.ServiceProvider));
    }

    private static Decorator Resolve(IServiceProvider services) =>
        Assert.IsType<Decorator>(services.GetRequiredKeyedService<IPetBreedProvider>("aviary"));

    private void Register(ServiceLifetime lifetime) => _services.AddKeyedPetBreeds("aviary")
        .UseProvider<StubProvider>(lifetime)
        .Decorate((_, inner) => new Decorator("decorator", inner));
}
