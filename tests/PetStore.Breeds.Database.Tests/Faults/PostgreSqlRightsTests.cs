using Npgsql;
using PetStore.Breeds.Database.Tests.Stores;

namespace PetStore.Breeds.Database.Tests.Faults;

public class PostgreSqlRightsTests(PostgreSqlFixture server)
{
    [Fact]
    public async Task A_host_that_may_only_read_is_served_and_need_not_create_what_is_there()
    {
        await using var owner = await server.CreateDatabaseAsync();
        await owner.Provider.EnsureCreatedAsync();
        await owner.Provider.ImportAsync([new("Dog", ["Boxer"])]);
        await using var reader = await CreateReaderAsync(owner, "GRANT SELECT ON pet_animals, pet_breeds TO");

        await reader.Provider.EnsureCreatedAsync();

        Assert.Equal(["Boxer"], await reader.Provider.GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task A_host_that_may_not_create_tables_learns_that()
    {
        await using var owner = await server.CreateDatabaseAsync();
        await using var reader = await CreateReaderAsync(
            owner, "REVOKE CREATE ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO");

        var error = await Assert.ThrowsAsync<PostgresException>(() => reader.Provider.EnsureCreatedAsync());

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    [Fact]
    public async Task A_host_that_may_not_read_is_not_told_that_tables_are_missing()
    {
        await using var owner = await server.CreateDatabaseAsync();
        await owner.Provider.EnsureCreatedAsync();
        await using var reader = await CreateReaderAsync(owner, "GRANT USAGE ON SCHEMA public TO");

        var error = await Assert.ThrowsAsync<PostgresException>(
            async () => await reader.Provider.GetBreedsAsync("Dog"));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    private static async Task<TestDatabase> CreateReaderAsync(TestDatabase owner, string grant)
    {
        var name = $"reader_{Guid.NewGuid():N}";
        await owner.ExecuteAsync($"CREATE ROLE {name} LOGIN PASSWORD '{name}'; {grant} {name}");
        return new TestDatabase(NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(owner.DataSource.ConnectionString) { Username = name, Password = name }.ConnectionString));
    }
}
