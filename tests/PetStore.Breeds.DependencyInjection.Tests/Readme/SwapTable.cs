using System.Data.Common;
using Microsoft.Extensions.Configuration;
using PetStore.Breeds.Database;

namespace PetStore.Breeds.Tests.Examples;

/// <summary>The calls that the table of the README shows.</summary>
internal static class SwapTable
{
    public static IEnumerable<Action<IServiceCollection>> Calls(IConfiguration configuration)
    {
        var provider = new ShelterBreedProvider();
        return
        [
            services => services.AddPetBreeds(),
            services => services.AddPetBreeds<DatabasePetBreedProvider>(),
            services => services.AddPetBreeds<ShelterBreedProvider>(),
            services => services.AddPetBreeds().UseProvider<ShelterBreedProvider>(ServiceLifetime.Scoped),
            services => services.AddPetBreeds().UseProvider(_ => new ShelterBreedProvider()),
            services => services.AddPetBreeds().UseProvider(provider),
            services => services.AddPetBreeds().UseInMemory(),
            services => services.AddPetBreeds().UseInMemory(options => options.Animals.Add(new() { Name = "Hamster" })),
            services => services.AddPetBreeds().UseInMemory(configuration.GetSection("PetBreeds")),
            services => services.AddKeyedPetBreeds("aviary"),
            services => services.AddKeyedPetBreeds<ShelterBreedProvider>("aviary"),
            services => services.AddKeyedPetBreeds("aviary").UseProvider(services =>
                new DatabasePetBreedProvider(services.GetRequiredKeyedService<DbDataSource>("aviary"))),
            services => services.AddPetBreeds().Decorate<CachingBreedProvider>(),
            services => services.AddPetBreeds().Decorate((_, inner) => new CachingBreedProvider(inner, TimeProvider.System)),
        ];
    }
}
