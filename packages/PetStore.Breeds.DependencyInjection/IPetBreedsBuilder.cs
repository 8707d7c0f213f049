using Microsoft.Extensions.DependencyInjection;

namespace PetStore.Breeds.DependencyInjection;

/// <summary>Chooses what is registered as <see cref="IPetBreedProvider"/> under one service key.</summary>
public interface IPetBreedsBuilder
{
    /// <summary>Gets the services that the provider is registered in.</summary>
    IServiceCollection Services { get; }

    /// <summary>Gets the key that the provider is registered under.</summary>
    /// <value>The key, or <see langword="null"/> for the provider without a key.</value>
    object? ServiceKey { get; }
}
