using System.Diagnostics.CodeAnalysis;
using PetStore.Breeds;
using PetStore.Breeds.DependencyInjection;
using PetStore.Breeds.InMemory;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Replaces the provider of pet breeds. The last call wins, with its lifetime.</summary>
public static class PetBreedsBuilderExtensions
{
    /// <summary>Uses a provider that the container creates.</summary>
    /// <typeparam name="TProvider">The type of the provider. Services can be injected in its constructor.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="lifetime">The lifetime of the provider; a singleton by default.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IPetBreedsBuilder UseProvider<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TProvider>(
        this IPetBreedsBuilder builder, ServiceLifetime lifetime = ServiceLifetime.Singleton)
        where TProvider : class, IPetBreedProvider
    {
        ArgumentNullException.ThrowIfNull(builder);

        return ProviderRegistration.Replace(
            builder, new(typeof(IPetBreedProvider), builder.ServiceKey, typeof(TProvider), lifetime));
    }

    /// <summary>Uses the provider that a factory returns. The container owns it, and disposes it.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="factory">Creates the provider from the services of its lifetime's scope.</param>
    /// <param name="lifetime">The lifetime of the provider; a singleton by default.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="builder"/> or <paramref name="factory"/> is <see langword="null"/>.
    /// </exception>
    public static IPetBreedsBuilder UseProvider(
        this IPetBreedsBuilder builder,
        Func<IServiceProvider, IPetBreedProvider> factory,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(factory);

        return ProviderRegistration.Replace(
            builder,
            new(typeof(IPetBreedProvider), builder.ServiceKey, (services, _) => factory(services), lifetime));
    }

    /// <summary>Uses an existing provider. The caller owns it: the container never disposes it.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="provider">The provider, used by everyone at once.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="builder"/> or <paramref name="provider"/> is <see langword="null"/>.
    /// </exception>
    public static IPetBreedsBuilder UseProvider(this IPetBreedsBuilder builder, IPetBreedProvider provider)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(provider);

        return ProviderRegistration.Replace(
            builder, new(typeof(IPetBreedProvider), builder.ServiceKey, provider));
    }

    /// <summary>Uses the default data, <see cref="InMemoryPetBreedProvider.Default"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IPetBreedsBuilder UseInMemory(this IPetBreedsBuilder builder) =>
        builder.UseProvider(InMemoryPetBreedProvider.Default);
}
