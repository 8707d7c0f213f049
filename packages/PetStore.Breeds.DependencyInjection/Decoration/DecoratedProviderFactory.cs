using Microsoft.Extensions.DependencyInjection;
using Decorator = System.Func<System.IServiceProvider, PetStore.Breeds.IPetBreedProvider, PetStore.Breeds.IPetBreedProvider>;

namespace PetStore.Breeds.DependencyInjection.Decoration;

/// <summary>Creates one decorated provider, so that the container disposes each part of it once.</summary>
/// <remarks>
/// The container disposes what it created in reverse order, and it sees only the outermost decorator, which the factory
/// of the registration returns. So the provider and each decorator get a <see cref="DisposalHolder"/> right after they
/// were created. A service that a decorator uses is created before that decorator, and is disposed after it.
/// </remarks>
internal sealed class DecoratedProviderFactory(IServiceProvider services)
{
    private readonly List<DisposalHolder> _holders = [];

    public IPetBreedProvider Create(ServiceDescriptor provider, object? key, IReadOnlyList<Decorator> decorators)
    {
        var instance = GetInstance(provider);
        var outermost = instance ?? CreateProvider(provider, key);
        Hold(outermost, except: instance);
        foreach (var decorate in decorators)
        {
            outermost = decorate(services, outermost)
                ?? throw new InvalidOperationException($"A decorator of {nameof(IPetBreedProvider)} returned null.");
            Hold(outermost, except: instance);
        }

        // The container disposes what the factory returns.
        Find(outermost)?.Release();
        return outermost == instance && IsDisposable(outermost) ? new NonDisposableProvider(outermost) : outermost;
    }

    private static IPetBreedProvider? GetInstance(ServiceDescriptor provider) => (IPetBreedProvider?)(
        provider.IsKeyedService ? provider.KeyedImplementationInstance : provider.ImplementationInstance);

    private static bool IsDisposable(IPetBreedProvider provider) => provider is IDisposable or IAsyncDisposable;

    private IPetBreedProvider CreateProvider(ServiceDescriptor provider, object? key) => (IPetBreedProvider)(provider switch
    {
        { IsKeyedService: true, KeyedImplementationFactory: { } factory } => factory(services, key),
        { IsKeyedService: true } => KeyedActivator.Create(services, provider.KeyedImplementationType!, key!),
        { ImplementationFactory: { } factory } => factory(services),
        _ => ActivatorUtilities.CreateInstance(services, provider.ImplementationType!),
    });

    private void Hold(IPetBreedProvider provider, IPetBreedProvider? except)
    {
        if (provider != except && IsDisposable(provider) && Find(provider) is null)
        {
            var holder = services.GetRequiredService<DisposalHolder>();
            holder.Hold(provider);
            _holders.Add(holder);
        }
    }

    // By reference: a decorator can define equality in another way.
    private DisposalHolder? Find(IPetBreedProvider provider) => _holders.Find(holder => holder.Holds(provider));
}
