using System.Data.Common;
using Npgsql;
using PetStore.Breeds.Database.Tests.Stores;
using PetStore.PostgreSql;

namespace PetStore.Breeds.Database.Tests.Faults;

public class StoppedServerTests
{
    [Fact]
    public async Task A_server_that_stops_surfaces_and_is_asked_again_when_it_is_back()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlFixture.NotInstalled);
        await using var server = await PostgreSqlServer.StartAsync();
        await using var database = new TestDatabase(NpgsqlDataSource.Create(server.ConnectionString));
        await database.Provider.EnsureCreatedAsync();
        await database.Provider.ImportAsync([new("Dog", ["Boxer"])]);

        await server.StopAsync();

        Func<Task>[] calls =
        [
            async () => await database.Provider.GetBreedsAsync("Dog"),
            async () => await database.Provider.GetAnimalsAsync(),
            () => database.Provider.ImportAsync([new("Cat", [])]),
            () => database.Provider.EnsureCreatedAsync(),
        ];
        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAnyAsync<DbException>(call);
            Assert.DoesNotContain(
                new NpgsqlConnectionStringBuilder(server.ConnectionString).Password!, error.ToString(), StringComparison.Ordinal);
        }

        await server.ResumeAsync();

        Assert.Equal(["Boxer"], await database.Provider.GetBreedsAsync("Dog"));
        Assert.Equal(["Dog"], await database.Provider.GetAnimalsAsync());
    }
}
