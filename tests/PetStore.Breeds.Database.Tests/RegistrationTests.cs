using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PetStore.Breeds.Database.Tests.Stores;

namespace PetStore.Breeds.Database.Tests;

public class RegistrationTests(PostgreSqlFixture server)
{
    private static readonly ServiceProviderOptions _validate = new() { ValidateOnBuild = true, ValidateScopes = true };

    [Fact]
    public async Task A_host_on_postgresql_registers_its_data_source_and_the_provider()
    {
        await using var database = await server.CreateDatabaseAsync();
        await FillAsync(database);
        var services = new ServiceCollection();
        services.AddNpgsqlDataSource(database.DataSource.ConnectionString);
        services.AddPetBreeds<DatabasePetBreedProvider>();

        await using var container = services.BuildServiceProvider(_validate);

        Assert.Equal(["Boxer"], await container.GetRequiredService<IPetBreedProvider>().GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task A_host_on_sqlite_registers_its_data_source_and_the_provider()
    {
        await using var database = SqliteDatabases.CreateFile();
        await FillAsync(database);
        var services = new ServiceCollection();
        services.AddSingleton<DbDataSource>(
            _ => SqliteFactory.Instance.CreateDataSource(database.DataSource.ConnectionString));
        services.AddPetBreeds<DatabasePetBreedProvider>();

        await using var container = services.BuildServiceProvider(_validate);

        Assert.Equal(["Boxer"], await container.GetRequiredService<IPetBreedProvider>().GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task Two_data_sources_are_registered_by_key()
    {
        await using var shelter = SqliteDatabases.CreateFile();
        await using var aviary = SqliteDatabases.CreateFile();
        await FillAsync(shelter);
        await aviary.Provider.EnsureCreatedAsync();
        var services = new ServiceCollection();
        services.AddSingleton(shelter.DataSource);
        services.AddKeyedSingleton("aviary", aviary.DataSource);
        services.AddPetBreeds<DatabasePetBreedProvider>();
        services.AddKeyedPetBreeds("aviary").UseProvider(services =>
            new DatabasePetBreedProvider(services.GetRequiredKeyedService<DbDataSource>("aviary")));

        await using var container = services.BuildServiceProvider(_validate);

        Assert.Equal(["Boxer"], await container.GetRequiredService<IPetBreedProvider>().GetBreedsAsync("Dog"));
        Assert.Null(await container.GetRequiredKeyedService<IPetBreedProvider>("aviary").GetBreedsAsync("Dog"));
    }

    [Fact]
    public void A_data_source_is_needed()
    {
        Assert.Throws<ArgumentNullException>("dataSource", () => new DatabasePetBreedProvider(null!));
    }

    private static async Task FillAsync(TestDatabase database)
    {
        await database.Provider.EnsureCreatedAsync();
        await database.Provider.ImportAsync([new("Dog", ["Boxer"])]);
    }
}
