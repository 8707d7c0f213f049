using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PetStore.Breeds.Database.Tests.Stores;

namespace PetStore.Breeds.Database.Tests;

public class RegistrationTests(PostgreSqlFixture server)
{
    [Fact]
    public async Task A_host_on_postgresql_registers_its_data_source_and_the_provider()
    {
        await using var database = await server.CreateDatabaseAsync();
        await FillAsync(database);
        var services = new ServiceCollection();
        services.AddNpgsqlDataSource(database.DataSource.ConnectionString);
        services.AddPetBreeds<DatabasePetBreedProvider>();

        await using var container = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Assert.Equal(["Boxer"], await container.GetRequiredService<IPetBreedProvider>().GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task A_host_on_sqlite_registers_its_data_source_and_the_provider()
    {
        await using var database = SqliteDatabases.CreateFile();
        await FillAsync(database);
        var services = new ServiceCollection();
        services.AddSingleton<DbDataSource>(_ => SqliteFactory.Instance.CreateDataSource(database.DataSource.ConnectionString));
        services.AddPetBreeds<DatabasePetBreedProvider>();

        await using var container = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Assert.Equal(["Boxer"], await container.GetRequiredService<IPetBreedProvider>().GetBreedsAsync("Dog"));
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
