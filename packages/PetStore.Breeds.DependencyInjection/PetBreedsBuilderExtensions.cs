using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using PetStore.Breeds;
using PetStore.Breeds.DependencyInjection;
using PetStore.Breeds.InMemory;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Replaces the provider of pet breeds, the last call wins with its lifetime, and decorates it.</summary>
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

    /// <summary>
    /// Uses exactly the breeds that the options hold, which start without the default data. Several calls with an
    /// argument compose in their order, until the provider is replaced. The options are validated when the host starts.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Adds to the options. They are named by the key when that is a text.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="builder"/> or <paramref name="configure"/> is <see langword="null"/>.
    /// </exception>
    public static IPetBreedsBuilder UseInMemory(
        this IPetBreedsBuilder builder, Action<InMemoryPetBreedOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);

        return InMemoryOptionsRegistration.Configure(builder, configure);
    }

    /// <summary>
    /// Uses exactly the breeds that a configuration holds. Several calls with an argument compose in their order, until
    /// the provider is replaced. The options are validated when the host starts; a later change is not served.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">
    /// The section that holds <c>Animals</c>, a list of entries with a <c>Name</c> and a list of <c>Breeds</c>.
    /// </param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="builder"/> or <paramref name="configuration"/> is <see langword="null"/>.
    /// </exception>
    public static IPetBreedsBuilder UseInMemory(this IPetBreedsBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);

        return InMemoryOptionsRegistration.Configure(
            builder, options => InMemoryOptionsRegistration.Bind(configuration, options));
    }

    /// <summary>
    /// Wraps the provider in a decorator. Decorators nest in the order of the calls, the first innermost. They stay
    /// when the provider is replaced, before or after, and have its lifetime.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="decorator">
    /// Creates the decorator, from the services of the lifetime's scope and the provider to wrap, or returns that
    /// provider unchanged. The container disposes both, each once: a decorator must not dispose what it wraps.
    /// </param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="builder"/> or <paramref name="decorator"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// No provider is registered, because its registration was removed after the builder was made.
    /// </exception>
    public static IPetBreedsBuilder Decorate(
        this IPetBreedsBuilder builder, Func<IServiceProvider, IPetBreedProvider, IPetBreedProvider> decorator)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(decorator);

        return ProviderRegistration.Decorate(builder, decorator);
    }
}
