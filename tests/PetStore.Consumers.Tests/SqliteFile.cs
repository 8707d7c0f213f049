using Microsoft.Data.Sqlite;

namespace PetStore.Consumers.Tests;

internal static class SqliteFile
{
    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new SqliteConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
