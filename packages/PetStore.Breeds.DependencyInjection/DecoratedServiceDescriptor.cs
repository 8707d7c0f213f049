using Microsoft.Extensions.DependencyInjection;
using Decorator = System.Func<System.IServiceProvider, PetStore.Breeds.IPetBreedProvider, PetStore.Breeds.IPetBreedProvider>;

namespace PetStore.Breeds.DependencyInjection;

/// <summary>A provider with its decorators, outermost last. The provider itself is a service of its own.</summary>
/// <remarks>
/// The container owns what it created: it disposes the provider, because that is a service, and the outermost
/// decorator, because a factory returned it. <see cref="InnerDecorators"/> disposes those between. So nothing may be
/// returned here that somebody else disposes, or never should.
/// </remarks>
internal sealed class DecoratedServiceDescriptor(ServiceDescriptor provider, IReadOnlyList<Decorator> decorators)
    : ServiceDescriptor(
        typeof(IPetBreedProvider),
        provider.ServiceKey,
        (services, key) => Create(services, key, decorators),
        provider.Lifetime)
{
    // The provider is a service of type object, so that nobody finds it among the keyed breed providers.
    private static readonly object s_undecorated = new();

    public ServiceDescriptor Provider => provider;

    public IReadOnlyList<Decorator> Decorators => decorators;

    public ServiceDescriptor Undecorated { get; } = AsUndecorated(provider);

    private static ServiceDescriptor AsUndecorated(ServiceDescriptor provider)
    {
        if (!provider.IsKeyedService)
        {
            return provider switch
            {
                { ImplementationInstance: { } instance } => new(typeof(object), s_undecorated, instance),
                { ImplementationType: { } type } => new(typeof(object), s_undecorated, type, provider.Lifetime),
                _ => new(
                    typeof(object),
                    s_undecorated,
                    (services, _) => provider.ImplementationFactory!(services),
                    provider.Lifetime),
            };
        }

        // The key stays the same: the provider can have it injected.
        return provider switch
        {
            { KeyedImplementationInstance: { } instance } => new(typeof(object), provider.ServiceKey, instance),
            { KeyedImplementationType: { } type } => new(typeof(object), provider.ServiceKey, type, provider.Lifetime),
            _ => new(typeof(object), provider.ServiceKey, provider.KeyedImplementationFactory!, provider.Lifetime),
        };
    }

    private static IPetBreedProvider Create(
        IServiceProvider services, object? key, IReadOnlyList<Decorator> decorators)
    {
        var undecorated = (IPetBreedProvider)services.GetRequiredKeyedService(typeof(object), key ?? s_undecorated);
        var outermost = undecorated;
        InnerDecorators? inner = null;
        foreach (var decorate in decorators)
        {
            if (outermost != undecorated && outermost is IDisposable or IAsyncDisposable)
            {
                inner ??= services.GetRequiredService<InnerDecorators>();
                inner.Add(outermost);
            }

            outermost = decorate(services, outermost)
                ?? throw new InvalidOperationException($"A decorator of {nameof(IPetBreedProvider)} returned null.");
        }

        inner?.Remove(outermost);
        return outermost == undecorated && outermost is IDisposable or IAsyncDisposable
            ? new NonDisposableProvider(outermost)
            : outermost;
    }
}
