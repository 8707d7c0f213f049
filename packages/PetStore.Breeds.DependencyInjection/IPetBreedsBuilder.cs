using Microsoft.Extensions.DependencyInjection;

namespace PetStore.Breeds.DependencyInjection;

/// <summary>Replaces and decorates the <see cref="IPetBreedProvider"/> that is registered under one service key.</summary>
public interface IPetBreedsBuilder
{
    /// <summary>Gets the services in which the provider is registered.</summary>
    IServiceCollection Services { get; }

    /// <summary>Gets the key under which the provider is registered.</summary>
    /// <value>The key, or <see langword="null"/> for the provider without a key.</value>
    object? ServiceKey { get; }
}
