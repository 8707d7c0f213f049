using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PetStore.Breeds;
using PetStore.Breeds.DependencyInjection;
using PetStore.Breeds.InMemory;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers a provider of pet breeds.</summary>
public static class PetBreedsServiceCollectionExtensions
{
    /// <summary>
    /// Registers the default data, <see cref="InMemoryPetBreedProvider.Default"/>, as <see cref="IPetBreedProvider"/>,
    /// unless a provider is already registered. It never replaces one, so it can be called any number of times.
    /// </summary>
    /// <param name="services">The services in which to register the provider.</param>
    /// <returns>A builder that can replace and decorate the provider.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IPetBreedsBuilder AddPetBreeds(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);

        return AddDefault(services, serviceKey: null);
    }

    /// <summary>
    /// Registers a provider as <see cref="IPetBreedProvider"/>, as a singleton that the container creates. It replaces all
    /// providers registered so far.
    /// </summary>
    /// <typeparam name="TProvider">The type of the provider. Services can be injected into its constructor.</typeparam>
    /// <param name="services">The services in which to register the provider.</param>
    /// <returns>A builder that can replace and decorate the provider.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IPetBreedsBuilder AddPetBreeds<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TProvider>(
        this IServiceCollection services)
        where TProvider : class, IPetBreedProvider
    {
        ArgumentNullException.ThrowIfNull(services);

        return new PetBreedsBuilder(services, serviceKey: null).UseProvider<TProvider>();
    }

    /// <summary>
    /// Registers the default data, <see cref="InMemoryPetBreedProvider.Default"/>, as <see cref="IPetBreedProvider"/>
    /// under a key, unless a provider is already registered under that key. It does not affect the providers under other
    /// keys, nor the one without a key.
    /// </summary>
    /// <param name="services">The services in which to register the provider.</param>
    /// <param name="serviceKey">The key, as in <see cref="FromKeyedServicesAttribute"/>.</param>
    /// <returns>A builder that can replace and decorate the provider of this key.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="services"/> or <paramref name="serviceKey"/> is <see langword="null"/>.
    /// </exception>
    public static IPetBreedsBuilder AddKeyedPetBreeds(this IServiceCollection services, object serviceKey)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(serviceKey);

        return AddDefault(services, serviceKey);
    }

    /// <summary>
    /// Registers a provider as <see cref="IPetBreedProvider"/> under a key, as a singleton that the container creates. It
    /// replaces all providers registered so far under that key.
    /// </summary>
    /// <typeparam name="TProvider">The type of the provider. Services can be injected into its constructor.</typeparam>
    /// <param name="services">The services in which to register the provider.</param>
    /// <param name="serviceKey">The key, as in <see cref="FromKeyedServicesAttribute"/>.</param>
    /// <returns>A builder that can replace and decorate the provider of this key.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="services"/> or <paramref name="serviceKey"/> is <see langword="null"/>.
    /// </exception>
    public static IPetBreedsBuilder AddKeyedPetBreeds<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TProvider>(
        this IServiceCollection services, object serviceKey)
        where TProvider : class, IPetBreedProvider
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(serviceKey);

        return new PetBreedsBuilder(services, serviceKey).UseProvider<TProvider>();
    }

    private static PetBreedsBuilder AddDefault(IServiceCollection services, object? serviceKey)
    {
        services.TryAdd(new ServiceDescriptor(typeof(IPetBreedProvider), serviceKey, InMemoryPetBreedProvider.Default));
        return new PetBreedsBuilder(services, serviceKey);
    }
}
