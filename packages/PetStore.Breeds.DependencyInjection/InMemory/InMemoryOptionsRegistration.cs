using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.DependencyInjection.InMemory;

/// <summary>Registers a provider that is configured by options, and the services that make these options.</summary>
internal static class InMemoryOptionsRegistration
{
    public static IPetBreedsBuilder Configure(IPetBreedsBuilder builder, Action<InMemoryPetBreedOptions> configure)
    {
        Add(GetOrAddProvider(builder), builder.Services, configure);
        return builder;
    }

    public static IPetBreedsBuilder Configure(IPetBreedsBuilder builder, IConfiguration configuration)
    {
        var provider = GetOrAddProvider(builder);
        var animals = new ConfiguredAnimals(configuration);
        provider.Configurations.Add(animals);
        Add(provider, builder.Services, animals.Bind);
        return builder;
    }

    /// <summary>Removes the services of providers that are no longer registered, so that another one starts empty.</summary>
    public static void RemoveUnused(IServiceCollection services)
    {
        for (var index = services.Count - 1; index >= 0; index--)
        {
            if (services[index] is { IsKeyedService: false, ImplementationInstance: IInMemoryOptionsPart part } &&
                !ProviderRegistration.Contains(services, part.Provider))
            {
                services.RemoveAt(index);
            }
        }
    }

    private static void Add(
        InMemoryOptionsServiceDescriptor provider,
        IServiceCollection services,
        Action<InMemoryPetBreedOptions> configure) =>
        services.AddSingleton<IConfigureOptions<InMemoryPetBreedOptions>>(
            new ConfigureInMemoryOptions(provider, configure));

    private static InMemoryOptionsServiceDescriptor GetOrAddProvider(IPetBreedsBuilder builder)
    {
        var services = builder.Services;
        if (ProviderRegistration.Find(services, builder.ServiceKey) is InMemoryOptionsServiceDescriptor registered)
        {
            return registered;
        }

        var name = OptionsName(builder.ServiceKey);
        var provider = new InMemoryOptionsServiceDescriptor(builder.ServiceKey, name);
        ProviderRegistration.Replace(builder, provider);
        services.AddOptions<InMemoryPetBreedOptions>(name).ValidateOnStart();
        services.AddSingleton<IValidateOptions<InMemoryPetBreedOptions>>(
            new InMemoryPetBreedOptionsValidator(provider, services));
        return provider;
    }

    // Two keys that are not strings can have the same text, so each of them gets a name of its own.
    private static string OptionsName(object? serviceKey) => serviceKey switch
    {
        null => Options.DefaultName,
        string { Length: > 0 } key => key,
        _ => $"{serviceKey} {Guid.NewGuid():N}",
    };
}
