using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace PetStore.Breeds.Benchmarks;

/// <summary>The driver's documentation recommends one command for all rows, in one transaction.</summary>
public class SqliteImport : DatabaseImport
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("petstore");

    protected override Task<DbDataSource> OpenAsync() => Task.FromResult(
        SqliteFactory.Instance.CreateDataSource($"Data Source={Path.Combine(_folder.FullName, "breeds.db")}"));

    protected override Task CloseAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    protected override async Task WriteAsync(
        DbTransaction transaction, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> breeds)
    {
        await using var animal = Create(transaction, "INSERT INTO pet_animals (name, position) VALUES ($p0, $p1)", 2);
        await using var breed = Create(
            transaction, "INSERT INTO pet_breeds (animal, position, name) VALUES ($p0, $p1, $p2)", 3);
        foreach (var (position, (name, list)) in breeds.Index())
        {
            await ExecuteAsync(animal, name, position);
            foreach (var (index, text) in list.Index())
            {
                await ExecuteAsync(breed, name, index, text);
            }
        }
    }

    private static SqliteCommand Create(DbTransaction transaction, string sql, int parameters)
    {
        var command = new SqliteCommand(sql, (SqliteConnection)transaction.Connection!, (SqliteTransaction)transaction);
        for (var index = 0; index < parameters; index++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{index}" });
        }

        return command;
    }

    private static Task<int> ExecuteAsync(SqliteCommand command, params object[] values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        return command.ExecuteNonQueryAsync();
    }
}
