using Microsoft.Extensions.DependencyInjection;
using Decorator = System.Func<System.IServiceProvider, PetStore.Breeds.IPetBreedProvider, PetStore.Breeds.IPetBreedProvider>;

namespace PetStore.Breeds.DependencyInjection.Decoration;

/// <summary>The registration of a provider with its decorators, the first one innermost.</summary>
/// <remarks>
/// It is a type of its own, so that later calls find it in the service collection: to add a decorator, or to replace the
/// provider under the decorators. To a container it is an ordinary registration with a factory. Everything that belongs
/// to it is created by that factory, so nothing is left in the collection when somebody removes the registration, as
/// test hosts do.
/// </remarks>
internal sealed class DecoratedServiceDescriptor(ServiceDescriptor provider, IReadOnlyList<Decorator> decorators)
    : ServiceDescriptor(
        typeof(IPetBreedProvider),
        provider.ServiceKey,
        (services, key) => new DecoratedProviderFactory(services).Create(provider, key, decorators),
        provider.Lifetime)
{
    public ServiceDescriptor Provider => provider;

    public IReadOnlyList<Decorator> Decorators => decorators;
}
