namespace PetStore.Breeds.DependencyInjection.Tests;

public class DisposalTests
{
    private readonly ServiceCollection _services = new();

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public void A_provider_that_the_container_created_is_disposed_once(ServiceLifetime lifetime)
    {
        _services.AddPetBreeds().UseProvider<DisposableProvider>(lifetime);

        var provider = ResolveAndDispose();

        Assert.Equal(1, Assert.IsType<DisposableProvider>(provider).Disposals);
    }

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public void A_provider_that_a_factory_returned_is_disposed_once(ServiceLifetime lifetime)
    {
        _services.AddPetBreeds().UseProvider(_ => new DisposableProvider(), lifetime);

        var provider = ResolveAndDispose();

        Assert.Equal(1, Assert.IsType<DisposableProvider>(provider).Disposals);
    }

    [Fact]
    public async Task An_asynchronous_disposal_is_awaited_once()
    {
        _services.AddPetBreeds<AsyncDisposableProvider>();
        var container = _services.BuildServiceProvider();
        var provider = container.GetRequiredService<IPetBreedProvider>();

        await container.DisposeAsync();

        Assert.Equal(1, Assert.IsType<AsyncDisposableProvider>(provider).Disposals);
    }

    [Fact]
    public void An_instance_of_the_host_is_not_disposed()
    {
        using var instance = new DisposableProvider();
        _services.AddPetBreeds().UseProvider(instance);

        ResolveAndDispose();

        Assert.Equal(0, instance.Disposals);
    }

    private IPetBreedProvider ResolveAndDispose()
    {
        using var container = _services.BuildServiceProvider();
        using var scope = container.CreateScope();
        scope.ServiceProvider.GetRequiredService<IPetBreedProvider>();
        return scope.ServiceProvider.GetRequiredService<IPetBreedProvider>();
    }
}
