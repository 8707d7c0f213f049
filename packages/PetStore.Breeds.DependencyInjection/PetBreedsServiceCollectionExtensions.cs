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
    /// unless a provider is registered already: it never replaces one, so it can be called any number of times.
    /// </summary>
    /// <param name="services">The services to register the provider in.</param>
    /// <returns>A builder that can replace the provider.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IPetBreedsBuilder AddPetBreeds(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.TryAdd(new ServiceDescriptor(typeof(IPetBreedProvider), InMemoryPetBreedProvider.Default));
        return new PetBreedsBuilder(services, serviceKey: null);
    }

    /// <summary>
    /// Registers a provider as <see cref="IPetBreedProvider"/>, a singleton that the container creates, in the place
    /// of the one registered so far.
    /// </summary>
    /// <typeparam name="TProvider">The type of the provider. Services can be injected in its constructor.</typeparam>
    /// <param name="services">The services to register the provider in.</param>
    /// <returns>A builder that can replace the provider.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IPetBreedsBuilder AddPetBreeds<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TProvider>(
        this IServiceCollection services)
        where TProvider : class, IPetBreedProvider
    {
        ArgumentNullException.ThrowIfNull(services);

        return new PetBreedsBuilder(services, serviceKey: null).UseProvider<TProvider>();
    }
}
