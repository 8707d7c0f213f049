using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PetStore.Breeds.DependencyInjection.Decoration;
using PetStore.Breeds.DependencyInjection.InMemory;
using Decorator = System.Func<System.IServiceProvider, PetStore.Breeds.IPetBreedProvider, PetStore.Breeds.IPetBreedProvider>;

namespace PetStore.Breeds.DependencyInjection;

/// <summary>Reads and changes the registrations of <see cref="IPetBreedProvider"/> in a service collection.</summary>
internal static class ProviderRegistration
{
    /// <summary>Finds the registration that a container uses, without its decorators.</summary>
    public static ServiceDescriptor? Find(IServiceCollection services, object? serviceKey) =>
        services.LastOrDefault(service => IsProvider(service, serviceKey)) is { } registered
            ? Undecorated(registered)
            : null;

    /// <summary>Says whether a provider is still registered, decorated or not.</summary>
    public static bool Contains(IServiceCollection services, ServiceDescriptor provider) =>
        services.Any(service => Undecorated(service) == provider);

    /// <summary>Replaces all registrations of the builder's key. The decorators stay.</summary>
    public static IPetBreedsBuilder Replace(IPetBreedsBuilder builder, ServiceDescriptor provider)
    {
        var services = builder.Services;
        var decorators = FindDecorators(builder);
        for (var index = services.Count - 1; index >= 0; index--)
        {
            if (IsProvider(services[index], builder.ServiceKey))
            {
                services.RemoveAt(index);
            }
        }

        services.Add(decorators.Count == 0 ? provider : new DecoratedServiceDescriptor(provider, decorators));
        InMemoryOptionsRegistration.RemoveUnused(services);
        return builder;
    }

    /// <summary>Adds a decorator to the registration that a container uses. Others of the same key stay as they are.</summary>
    public static IPetBreedsBuilder Decorate(IPetBreedsBuilder builder, Decorator decorator)
    {
        var services = builder.Services;
        var provider = Find(services, builder.ServiceKey) ?? throw new InvalidOperationException(
            $"There is no {nameof(IPetBreedProvider)} to decorate: its registration was removed. Register one first.");

        var decorated = new DecoratedServiceDescriptor(provider, [.. FindDecorators(builder), decorator]);
        var index = services.Count - 1;
        while (!IsProvider(services[index], builder.ServiceKey))
        {
            index--;
        }

        services[index] = decorated;
        services.TryAddTransient<DisposalHolder>();
        return builder;
    }

    // The last decorated registration has the decorators of all that came before it.
    private static IReadOnlyList<Decorator> FindDecorators(IPetBreedsBuilder builder) =>
        builder.Services.OfType<DecoratedServiceDescriptor>()
            .LastOrDefault(service => IsProvider(service, builder.ServiceKey))?.Decorators ?? [];

    private static ServiceDescriptor Undecorated(ServiceDescriptor registered) =>
        registered is DecoratedServiceDescriptor decorated ? decorated.Provider : registered;

    private static bool IsProvider(ServiceDescriptor service, object? serviceKey) =>
        service.ServiceType == typeof(IPetBreedProvider) && Equals(service.ServiceKey, serviceKey);
}
