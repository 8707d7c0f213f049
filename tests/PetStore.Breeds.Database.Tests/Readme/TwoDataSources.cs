using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using PetStore.Breeds.Database;

namespace PetStore.Breeds.Tests.Examples;

internal static class TwoDataSources
{
    public static async Task RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddNpgsqlDataSource(builder.Configuration.GetConnectionString("Shelter")!);
        builder.Services.AddNpgsqlDataSource(builder.Configuration.GetConnectionString("Aviary")!, serviceKey: "aviary");
        builder.Services.AddPetBreeds<DatabasePetBreedProvider>();
        builder.Services.AddKeyedPetBreeds("aviary").UseProvider(services =>
            new DatabasePetBreedProvider(services.GetRequiredKeyedService<NpgsqlDataSource>("aviary")));

        await builder.Build().RunAsync();
    }
}
