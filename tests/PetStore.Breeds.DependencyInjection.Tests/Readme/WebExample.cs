using System.Data.Common;
using Microsoft.Data.Sqlite;
using PetStore.Breeds;
using PetStore.Breeds.Database;

namespace PetStore.Breeds.Tests.Examples;

internal static class WebExample
{
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var connectionString = builder.Configuration.GetConnectionString("Breeds");
        builder.Services.AddSingleton<DbDataSource>(_ => SqliteFactory.Instance.CreateDataSource(connectionString!));
        builder.Services.AddPetBreeds<DatabasePetBreedProvider>();

        var app = builder.Build();

        // After the container is built and before the first request.
        await new DatabasePetBreedProvider(app.Services.GetRequiredService<DbDataSource>()).EnsureCreatedAsync();

        app.MapGet("/animals/{animal}/breeds", async (string animal, IPetBreedProvider provider, CancellationToken token) =>
            await provider.GetBreedsAsync(animal, token) is { } breeds ? Results.Ok(breeds) : Results.NotFound());
        await app.RunAsync();
    }
}
