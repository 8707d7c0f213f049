using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using PetStore.Breeds;
using PetStore.Breeds.DependencyInjection;
using PetStore.Breeds.DependencyInjection.InMemory;
using PetStore.Breeds.InMemory;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Replaces the registered provider of pet breeds, and decorates it.</summary>
public static class PetBreedsBuilderExtensions
{
    /// <summary>Uses a provider that the container creates. It replaces all providers registered so far.</summary>
    /// <typeparam name="TProvider">The type of the provider. Services can be injected into its constructor.</typeparam>
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

    /// <summary>
    /// Uses the provider that a factory returns. It replaces all providers registered so far. The container owns the
    /// provider and disposes it.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="factory">Creates the provider. It gets the services of the provider's scope.</param>
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

    /// <summary>
    /// Uses an existing provider. It replaces all providers registered so far. The caller owns the provider: the
    /// container never disposes it.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="provider">The provider, which all consumers share.</param>
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

    /// <summary>
    /// Uses the default data, <see cref="InMemoryPetBreedProvider.Default"/>. It replaces all providers registered so
    /// far.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IPetBreedsBuilder UseInMemory(this IPetBreedsBuilder builder) =>
        builder.UseProvider(InMemoryPetBreedProvider.Default);

    /// <summary>
    /// Uses exactly the breeds that the options contain. They start empty, without the default data. Several calls with
    /// an argument add to the same options, in call order. The options are validated when the host starts.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Adds to the options. If the service key is a string, it is the name of the options.</param>
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
    /// Uses exactly the breeds that a configuration contains. Several calls with an argument add to the same options, in
    /// call order. The options are validated when the host starts: a missing section, a text where a list belongs and an
    /// unknown key are errors that name the key path. Later changes of the configuration have no effect.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">
    /// The section that contains <c>Animals</c>, a list of entries with a <c>Name</c> and a list of <c>Breeds</c>.
    /// </param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="builder"/> or <paramref name="configuration"/> is <see langword="null"/>.
    /// </exception>
    public static IPetBreedsBuilder UseInMemory(this IPetBreedsBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);

        return InMemoryOptionsRegistration.Configure(builder, configuration);
    }

    /// <summary>
    /// Wraps the provider in a decorator. Decorators nest in call order, the first one innermost. They have the lifetime
    /// of the provider, and they stay when it is replaced. Other registrations of the service are left as they are.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="decorator">
    /// Creates the decorator from the services of the provider's scope and the provider to wrap, or returns that provider
    /// unchanged. The container disposes both once, so a decorator must not dispose the provider that it wraps.
    /// </param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="builder"/> or <paramref name="decorator"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// No provider is registered, because its registration was removed after the builder was created.
    /// </exception>
    public static IPetBreedsBuilder Decorate(
        this IPetBreedsBuilder builder, Func<IServiceProvider, IPetBreedProvider, IPetBreedProvider> decorator)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(decorator);

        return ProviderRegistration.Decorate(builder, decorator);
    }

    /// <summary>
    /// Wraps the provider in a decorator that is created from its type. It behaves like
    /// <see cref="Decorate(IPetBreedsBuilder, Func{IServiceProvider, IPetBreedProvider, IPetBreedProvider})"/>.
    /// </summary>
    /// <typeparam name="TDecorator">
    /// The type of the decorator. Its constructor takes the provider to wrap as an <see cref="IPetBreedProvider"/>, and
    /// services. If it has several such constructors, mark one with <see cref="ActivatorUtilitiesConstructorAttribute"/>.
    /// </typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// No single constructor takes an <see cref="IPetBreedProvider"/>, or no provider is registered, because its
    /// registration was removed after the builder was created.
    /// </exception>
    public static IPetBreedsBuilder Decorate<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TDecorator>(
        this IPetBreedsBuilder builder)
        where TDecorator : class, IPetBreedProvider
    {
        ArgumentNullException.ThrowIfNull(builder);

        var create = ActivatorUtilities.CreateFactory<TDecorator>([typeof(IPetBreedProvider)]);
        return ProviderRegistration.Decorate(builder, (services, inner) => create(services, [inner]));
    }
}
