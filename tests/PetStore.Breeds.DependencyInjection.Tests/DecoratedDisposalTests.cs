using NSubstitute;

namespace PetStore.Breeds.DependencyInjection.Tests;

public class DecoratedDisposalTests
{
    private readonly ServiceCollection _services = new();

    public static TheoryData<ServiceLifetime> Lifetimes =>
        [ServiceLifetime.Singleton, ServiceLifetime.Scoped, ServiceLifetime.Transient];

    [Theory]
    [MemberData(nameof(Lifetimes))]
    public void Decorators_and_provider_are_disposed_once_from_the_outside_in(ServiceLifetime lifetime)
    {
        List<string> disposals = [];
        _services.AddPetBreeds()
            .UseProvider(_ => new DisposableDecorator("provider", NullPetBreedProvider.Instance, disposals), lifetime)
            .Decorate((_, inner) => new DisposableDecorator("first", inner, disposals))
            .Decorate((_, inner) => new DisposableDecorator("second", inner, disposals))
            .Decorate((_, inner) => new DisposableDecorator("third", inner, disposals));

        ResolveAndDispose();

        Assert.Equal(["third", "second", "first", "provider"], disposals);
    }

    [Theory]
    [MemberData(nameof(Lifetimes))]
    public void A_provider_that_a_decorator_returned_unchanged_is_disposed_once(ServiceLifetime lifetime)
    {
        DisposableProvider? provider = null;
        _services.AddPetBreeds()
            .UseProvider(_ => provider = new DisposableProvider(), lifetime)
            .Decorate((_, inner) => inner)
            .Decorate((_, inner) => inner);

        ResolveAndDispose();

        Assert.Equal(1, provider!.Disposals);
    }

    [Theory]
    [MemberData(nameof(Lifetimes))]
    public void A_decorator_that_the_next_one_returned_unchanged_is_disposed_once(ServiceLifetime lifetime)
    {
        DisposableDecorator? decorator = null;
        _services.AddPetBreeds()
            .UseProvider<StubProvider>(lifetime)
            .Decorate((_, inner) => decorator = new DisposableDecorator("decorator", inner))
            .Decorate((_, inner) => inner)
            .Decorate((_, inner) => inner);

        var resolved = ResolveAndDispose();

        Assert.Same(decorator, resolved);
        Assert.Equal(1, decorator!.Disposals);
    }

    [Fact]
    public void A_decorator_that_the_next_one_leaves_out_is_disposed_once()
    {
        DisposableDecorator? left = null;
        _services.AddPetBreeds()
            .Decorate((_, inner) => left = new DisposableDecorator("left out", inner))
            .Decorate((_, inner) => ((DisposableDecorator)inner).Inner);

        ResolveAndDispose();

        Assert.Equal(1, left!.Disposals);
    }

    [Fact]
    public void A_decorator_is_disposed_when_the_next_one_fails()
    {
        DisposableDecorator? decorator = null;
        _services.AddPetBreeds()
            .Decorate((_, inner) => decorator = new DisposableDecorator("decorator", inner))
            .Decorate((_, _) => throw new NotSupportedException());
        var container = _services.BuildServiceProvider();
        Assert.Throws<NotSupportedException>(() => container.GetService<IPetBreedProvider>());

        container.Dispose();

        Assert.Equal(1, decorator!.Disposals);
    }

    [Fact]
    public void An_instance_of_the_host_is_not_disposed_when_it_is_decorated()
    {
        using var instance = new DisposableProvider();
        _services.AddPetBreeds()
            .UseProvider(instance)
            .Decorate((_, inner) => new DisposableDecorator("decorator", inner));

        ResolveAndDispose();

        Assert.Equal(0, instance.Disposals);
    }

    [Fact]
    public void An_instance_of_the_host_is_not_disposed_when_a_decorator_returned_it_unchanged()
    {
        using var instance = new DisposableProvider();
        _services.AddPetBreeds()
            .UseProvider(instance)
            .Decorate((_, inner) => inner);

        ResolveAndDispose();

        Assert.Equal(0, instance.Disposals);
    }

    [Fact]
    public void An_instance_that_the_host_registered_itself_is_not_disposed_when_it_is_decorated()
    {
        using var instance = new DisposableProvider();
        _services.AddSingleton<IPetBreedProvider>(instance);
        _services.AddPetBreeds().Decorate((_, inner) => inner);

        ResolveAndDispose();

        Assert.Equal(0, instance.Disposals);
    }

    [Fact]
    public async Task A_disposable_provider_that_a_decorator_returned_unchanged_still_answers()
    {
        using var source = new CancellationTokenSource();
        var instance = Substitute.For<IPetBreedProvider, IDisposable>();
        instance.GetBreedsAsync("Dog", source.Token).Returns(new ValueTask<IReadOnlyList<string>?>(["Boxer"]));
        instance.GetAnimalsAsync(source.Token).Returns(new ValueTask<IReadOnlyList<string>>(["Dog"]));
        instance.GetAllBreedsAsync(source.Token)
            .Returns(new ValueTask<IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>>([new("Cat", [])]));
        _services.AddPetBreeds().UseProvider(instance).Decorate((_, inner) => inner);
        await using var container = _services.BuildServiceProvider();

        var provider = container.GetRequiredService<IPetBreedProvider>();

        Assert.Equal(["Boxer"], await provider.GetBreedsAsync("Dog", source.Token));
        Assert.Equal(["Dog"], await provider.GetAnimalsAsync(source.Token));
        Assert.Equal("Cat", Assert.Single(await provider.GetAllBreedsAsync(source.Token)).Key);
    }

    [Fact]
    public async Task Asynchronous_disposals_are_awaited_once()
    {
        List<AsyncDisposableProvider> created = [];
        var builder = _services.AddPetBreeds().UseProvider(_ => Create(created));
        builder.Decorate((_, _) => Create(created)).Decorate((_, _) => Create(created)).Decorate((_, inner) => inner);
        var container = _services.BuildServiceProvider();
        container.GetRequiredService<IPetBreedProvider>();

        await container.DisposeAsync();

        Assert.Equal([1, 1, 1], created.Select(provider => provider.Disposals));
    }

    [Fact]
    public async Task A_synchronous_disposal_happens_when_the_container_is_disposed_asynchronously()
    {
        List<string> disposals = [];
        _services.AddPetBreeds()
            .Decorate((_, inner) => new DisposableDecorator("first", inner, disposals))
            .Decorate((_, inner) => new DisposableDecorator("second", inner, disposals));
        var container = _services.BuildServiceProvider();
        container.GetRequiredService<IPetBreedProvider>();

        await container.DisposeAsync();

        Assert.Equal(["second", "first"], disposals);
    }

    [Fact]
    public void An_asynchronous_disposal_alone_is_an_error_when_the_container_is_disposed_synchronously()
    {
        _services.AddPetBreeds()
            .Decorate((_, _) => new AsyncDisposableProvider())
            .Decorate((_, inner) => new Decorator("decorator", inner));
        var container = _services.BuildServiceProvider();
        container.GetRequiredService<IPetBreedProvider>();

        var error = Assert.Throws<InvalidOperationException>(container.Dispose);

        Assert.Contains("DisposeAsync", error.Message, StringComparison.Ordinal);
    }

    private static AsyncDisposableProvider Create(List<AsyncDisposableProvider> created)
    {
        created.Add(new AsyncDisposableProvider());
        return created[^1];
    }

    private IPetBreedProvider ResolveAndDispose()
    {
        using var container = _services.BuildServiceProvider();
        using var scope = container.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IPetBreedProvider>();
    }
}
