using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PetStore.Breeds.DependencyInjection.Tests;

public class DecoratedDisposalOrderTests
{
    private readonly ServiceCollection _services = new();
    private readonly List<string> _disposals = [];

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public void A_service_that_a_decorator_uses_is_disposed_right_after_that_decorator(ServiceLifetime lifetime)
    {
        _services.TryAdd(new ServiceDescriptor(typeof(Sink), _ => new Sink(_disposals), lifetime));
        _services.AddPetBreeds()
            .UseProvider(_ => new DisposableDecorator("provider", NullPetBreedProvider.Instance, _disposals), lifetime)
            .Decorate((_, inner) => new DisposableDecorator("d1", inner, _disposals))
            .Decorate(
                (services, inner) => new SinkDecorator("d2", inner, services.GetRequiredService<Sink>(), _disposals))
            .Decorate((_, inner) => new DisposableDecorator("d3", inner, _disposals));
        using (var container = _services.BuildServiceProvider())
        using (var scope = container.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<IPetBreedProvider>();
        }

        Assert.Equal(["d3", "d2", "sink", "d1", "provider"], _disposals);
    }

    [Fact]
    public void Decorators_that_compare_equal_are_all_disposed()
    {
        _services.AddPetBreeds()
            .Decorate((_, inner) => new EqualDecorator(inner, _disposals))
            .Decorate((_, inner) => new EqualDecorator(inner, _disposals))
            .Decorate((_, inner) => new EqualDecorator(inner, _disposals))
            .Decorate((_, inner) => new Decorator("outermost", inner));
        using (var container = _services.BuildServiceProvider())
        {
            container.GetRequiredService<IPetBreedProvider>();
        }

        Assert.Equal(3, _disposals.Count);
    }

    [Fact]
    public async Task An_asynchronous_disposal_starts_with_the_outermost_decorator()
    {
        _services.AddPetBreeds()
            .UseProvider(_ => new AsyncDecorator("provider", NullPetBreedProvider.Instance, _disposals))
            .Decorate((_, inner) => new AsyncDecorator("first", inner, _disposals))
            .Decorate((_, inner) => new AsyncDecorator("second", inner, _disposals))
            .Decorate((_, inner) => new AsyncDecorator("third", inner, _disposals));
        await using (var container = _services.BuildServiceProvider())
        {
            container.GetRequiredService<IPetBreedProvider>();
        }

        Assert.Equal(["third", "second", "first", "provider"], _disposals);
    }

    private sealed class Sink(List<string> disposals) : IDisposable
    {
        public void Dispose() => disposals.Add("sink");
    }

    private sealed class SinkDecorator(string name, IPetBreedProvider inner, Sink sink, List<string> disposals)
        : Decorator(name, inner), IDisposable
    {
        private readonly string _name = name;

        public Sink Sink => sink;

        public void Dispose() => disposals.Add(_name);
    }

    private sealed class EqualDecorator(IPetBreedProvider inner, List<string> disposals)
        : Decorator("equal", inner), IDisposable
    {
        public override bool Equals(object? obj) => obj is EqualDecorator;

        public override int GetHashCode() => 1;

        public void Dispose() => disposals.Add("equal");
    }

    private sealed class AsyncDecorator(string name, IPetBreedProvider inner, List<string> disposals)
        : Decorator(name, inner), IAsyncDisposable
    {
        private readonly string _name = name;

        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            disposals.Add(_name);
        }
    }
}
