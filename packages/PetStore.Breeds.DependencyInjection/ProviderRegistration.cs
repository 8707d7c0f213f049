using Microsoft.Extensions.DependencyInjection;

namespace PetStore.Breeds.DependencyInjection;

internal static class ProviderRegistration
{
    public static IPetBreedsBuilder Replace(IPetBreedsBuilder builder, ServiceDescriptor provider)
    {
        foreach (var former in Registered(builder).ToList())
        {
            builder.Services.Remove(former);
        }

        builder.Services.Add(provider);
        return builder;
    }

    private static IEnumerable<ServiceDescriptor> Registered(IPetBreedsBuilder builder) =>
        builder.Services.Where(service =>
            service.ServiceType == typeof(IPetBreedProvider) && Equals(service.ServiceKey, builder.ServiceKey));
}
