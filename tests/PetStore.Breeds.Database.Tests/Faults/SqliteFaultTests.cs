using Microsoft.Data.Sqlite;
using PetStore.Breeds.Database.Tests.Stores;

namespace PetStore.Breeds.Database.Tests.Faults;

public class SqliteFaultTests
{
    private const int Busy = 5;
    private const int CannotOpen = 14;

    [Fact]
    public async Task A_database_that_another_host_holds_surfaces_and_is_asked_again()
    {
        await using var database = SqliteDatabases.CreateFile("Default Timeout=1");
        await database.Provider.EnsureCreatedAsync();
        await database.Provider.ImportAsync([new("Dog", ["Boxer"])]);

        await using (var other = await database.DataSource.OpenConnectionAsync())
        await using (await other.BeginTransactionAsync())
        {
            var error = await Assert.ThrowsAsync<SqliteException>(
                () => database.Provider.ImportAsync([new("Dog", [])]));
            Assert.Equal(Busy, error.SqliteErrorCode);
        }

        Assert.Equal(["Boxer"], await database.Provider.GetBreedsAsync("Dog"));
    }

    [Theory]
    [InlineData("WAL", true)]
    [InlineData("DELETE", false)]
    public async Task A_lookup_does_not_wait_for_a_writer_with_a_write_ahead_log(string journalMode, bool served)
    {
        await using var database = SqliteDatabases.CreateFile("Default Timeout=1");
        await database.ExecuteAsync($"PRAGMA journal_mode = {journalMode}");
        await database.Provider.EnsureCreatedAsync();
        await database.Provider.ImportAsync([new("Dog", ["Boxer"])]);
        await using var other = await database.DataSource.OpenConnectionAsync();
        await using var command = other.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync();

        var error = await Record.ExceptionAsync(async () => await database.Provider.GetBreedsAsync("Dog"));

        Assert.Equal(served, error is null);
    }

    [Fact]
    public async Task A_call_that_waits_for_a_locked_database_blocks_its_caller()
    {
        await using var database = SqliteDatabases.CreateFile("Default Timeout=1");
        await database.Provider.EnsureCreatedAsync();
        await using var other = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await other.BeginTransactionAsync();

        var import = database.Provider.ImportAsync([new("Dog", [])]);

        Assert.True(import.IsFaulted);
        await Assert.ThrowsAsync<SqliteException>(() => import);
    }

    [Fact]
    public async Task An_error_behind_the_first_breed_gives_no_part_of_the_result()
    {
        await using var database = SqliteDatabases.CreateInMemory();
        await database.Provider.EnsureCreatedAsync();
        await database.Provider.ImportAsync([new("Dog", ["1", "2", "not JSON"])]);
        await database.ExecuteAsync(
            """
            ALTER TABLE pet_breeds RENAME TO stored;
            CREATE VIEW pet_breeds AS SELECT animal, position, json(name) AS name FROM stored
            """);
        await using var command = database.DataSource.CreateCommand(
            "SELECT b.name FROM pet_animals a LEFT JOIN pet_breeds b ON b.animal = a.name WHERE a.name = 'Dog' ORDER "
                + "BY b.position");
        await using var reader = await command.ExecuteReaderAsync();

        Assert.True(await reader.ReadAsync());
        await Assert.ThrowsAsync<SqliteException>(async () => await database.Provider.GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task A_file_that_is_not_there_surfaces_as_it_is()
    {
        await using var database = SqliteDatabases.CreateFile("Mode=ReadWrite");

        var error = await Assert.ThrowsAsync<SqliteException>(
            async () => await database.Provider.GetBreedsAsync("Dog"));

        Assert.Equal(CannotOpen, error.SqliteErrorCode);
    }

    [Fact]
    public async Task A_host_that_may_only_read_is_served_and_need_not_create_what_is_there()
    {
        await using var owner = SqliteDatabases.CreateFile();
        await owner.Provider.EnsureCreatedAsync();
        await owner.Provider.ImportAsync([new("Dog", ["Boxer"])]);
        await using var reader = new TestDatabase(
            SqliteFactory.Instance.CreateDataSource($"{owner.DataSource.ConnectionString};Mode=ReadOnly"));

        await reader.Provider.EnsureCreatedAsync();

        Assert.Equal(["Boxer"], await reader.Provider.GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task The_definition_in_the_readme_is_the_one_that_is_created()
    {
        await using var created = SqliteDatabases.CreateInMemory();
        await using var documented = SqliteDatabases.CreateInMemory();

        await created.Provider.EnsureCreatedAsync();
        await documented.ExecuteAsync(PetStore.Breeds.Tests.Readme.Blocks("sql")[0]);

        Assert.Equal(await ReadDefinitionAsync(documented), await ReadDefinitionAsync(created));
    }

    private static async Task<string> ReadDefinitionAsync(TestDatabase database)
    {
        await using var command = database.DataSource.CreateCommand("SELECT group_concat(sql, ';') FROM sqlite_master");
        return Assert.IsType<string>(await command.ExecuteScalarAsync());
    }
}
