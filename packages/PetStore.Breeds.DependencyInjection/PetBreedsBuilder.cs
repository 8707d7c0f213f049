using Microsoft.Extensions.DependencyInjection;

namespace PetStore.Breeds.DependencyInjection;

internal sealed class PetBreedsBuilder(IServiceCollection services, object? serviceKey) : IPetBreedsBuilder
{
    public IServiceCollection Services => services;

    public object? ServiceKey => serviceKey;
}
