using Npgsql;

namespace PetStore.Breeds.Database.Tests.Stores;

/// <summary>A database whose collation sorts without regard to case and accents still compares ordinally.</summary>
public class CaseInsensitivePostgreSqlTests(PostgreSqlFixture server) : PostgreSqlTests(server)
{
    private readonly PostgreSqlFixture _server = server;

    protected override async Task<TestDatabase> CreateDatabaseAsync()
    {
        try
        {
            return await _server.CreateDatabaseAsync(
                "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'und-u-ks-level1'");
        }
        catch (PostgresException error) when (
            error.SqlState is PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.SyntaxError)
        {
            Assert.Skip($"The server has no collations of ICU for databases: {error.MessageText}");
            throw;
        }
    }
}
