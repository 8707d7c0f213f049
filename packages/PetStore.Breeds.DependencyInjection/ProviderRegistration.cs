using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Decorator = System.Func<System.IServiceProvider, PetStore.Breeds.IPetBreedProvider, PetStore.Breeds.IPetBreedProvider>;

namespace PetStore.Breeds.DependencyInjection;

internal static class ProviderRegistration
{
    public static ServiceDescriptor? Find(IPetBreedsBuilder builder) =>
        Registered(builder).LastOrDefault() is { } registered ? Undecorated(registered) : null;

    public static IPetBreedsBuilder Replace(IPetBreedsBuilder builder, ServiceDescriptor provider) =>
        Register(builder, provider, added: []);

    public static IPetBreedsBuilder Decorate(IPetBreedsBuilder builder, Decorator decorator)
    {
        var provider = Find(builder) ?? throw new InvalidOperationException(
            $"There is no {nameof(IPetBreedProvider)} to decorate: its registration was removed. Register one first.");

        builder.Services.TryAddTransient<InnerDecorators>();
        return Register(builder, provider, added: [decorator]);
    }

    private static IPetBreedsBuilder Register(IPetBreedsBuilder builder, ServiceDescriptor provider, Decorator[] added)
    {
        var services = builder.Services;
        var former = Registered(builder).ToList();
        Decorator[] decorators =
            [.. former.OfType<DecoratedServiceDescriptor>().SelectMany(service => service.Decorators), .. added];
        foreach (var service in former)
        {
            Remove(services, service, except: provider);
        }

        if (decorators.Length == 0)
        {
            services.Add(provider);
            return builder;
        }

        var decorated = new DecoratedServiceDescriptor(provider, decorators);
        services.Add(decorated.Undecorated);
        services.Add(decorated);
        return builder;
    }

    private static void Remove(IServiceCollection services, ServiceDescriptor registered, ServiceDescriptor except)
    {
        services.Remove(registered);
        if (registered is DecoratedServiceDescriptor decorated)
        {
            services.Remove(decorated.Undecorated);
        }

        var provider = Undecorated(registered);
        if (provider != except && provider is InMemoryOptionsServiceDescriptor { OptionsServices: var optionsServices })
        {
            foreach (var service in optionsServices)
            {
                services.Remove(service);
            }
        }
    }

    private static ServiceDescriptor Undecorated(ServiceDescriptor registered) =>
        registered is DecoratedServiceDescriptor decorated ? decorated.Provider : registered;

    private static IEnumerable<ServiceDescriptor> Registered(IPetBreedsBuilder builder) =>
        builder.Services.Where(service =>
            service.ServiceType == typeof(IPetBreedProvider) && Equals(service.ServiceKey, builder.ServiceKey));
}
