using MySqlConnector;
using PetStore.Breeds.Database.Tests.MariaDb;
using PetStore.Breeds.Database.Tests.Stores;

namespace PetStore.Breeds.Database.Tests.Faults;

public class MariaDbFaultTests(MariaDbFixture server)
{
    [Theory]
    [InlineData("UseAffectedRows=true")]
    [InlineData("UseAffectedRows=false")]
    [InlineData("IgnorePrepare=false")]
    public async Task A_setting_of_the_driver_does_not_break_an_import(string settings)
    {
        await using var database = await server.CreateDatabaseAsync(settings);
        await database.Provider.EnsureCreatedAsync();
        await database.Provider.ImportAsync([new("Dog", ["Boxer"]), new("Cat", [])]);

        await database.Provider.ImportAsync([new("Dog", ["Beagle"]), new("Cat", []), new("Ant", [])]);

        Assert.Equal(["Dog", "Cat", "Ant"], await database.Provider.GetAnimalsAsync());
        Assert.Equal(["Beagle"], await database.Provider.GetBreedsAsync("Dog"));
    }

    [Theory]
    [InlineData("40001", 4)]
    [InlineData("23000", 1)]
    [InlineData("45000", 1)]
    public async Task A_deadlock_is_tried_again_and_a_permanent_refusal_is_not(string state, long attempts)
    {
        await using var database = await server.CreateDatabaseAsync();
        await database.Provider.EnsureCreatedAsync();
        await database.ExecuteAsync(
            "CREATE SEQUENCE attempts",
            $"""
            CREATE TRIGGER refuse BEFORE INSERT ON pet_animals FOR EACH ROW
            IF NEXTVAL(attempts) <= 3 THEN SIGNAL SQLSTATE '{state}' SET MESSAGE_TEXT = 'refused'; END IF
            """);

        var error = await Record.ExceptionAsync(() => database.Provider.ImportAsync([new("Dog", ["Boxer"])]));

        Assert.Equal(attempts == 1 ? state : null, (error as MySqlException)?.SqlState);
        await using var command = database.DataSource.CreateCommand("SELECT NEXTVAL(attempts)");
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal(attempts + 1, reader.GetInt64(0));
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_refused_and_nothing_is_written()
    {
        await using var database = await server.CreateDatabaseAsync();
        await database.Provider.EnsureCreatedAsync();

        await Assert.ThrowsAsync<MySqlException>(
            () => database.Provider.ImportAsync([new("Dog", []), new(new string('x', 256), [])]));

        Assert.Empty(await database.Provider.GetAnimalsAsync());
    }
}
