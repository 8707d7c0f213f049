using System.Data.Common;
using Npgsql;
using PetStore.PostgreSql;

namespace PetStore.Breeds.Benchmarks;

/// <summary>Against COPY in its binary format, which only fills tables: it neither finds nor replaces animals.</summary>
public class PostgreSqlImport : DatabaseImport
{
    private PostgreSqlServer? _server;

    protected override IReadOnlyList<string> ClearStatements { get; } = ["TRUNCATE pet_breeds, pet_animals"];

    protected override async Task<DbDataSource> OpenAsync()
    {
        _server = await PostgreSqlServer.StartAsync();
        return NpgsqlDataSource.Create(_server.ConnectionString);
    }

    protected override async Task CloseAsync() => await _server!.DisposeAsync();

    protected override async Task WriteAsync(
        DbTransaction transaction, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> breeds)
    {
        var connection = (NpgsqlConnection)transaction.Connection!;
        await using (var writer = await connection.BeginBinaryImportAsync(
            "COPY pet_animals (name, position) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var (position, (name, _)) in breeds.Index())
            {
                await writer.StartRowAsync();
                await writer.WriteAsync(name);
                await writer.WriteAsync(position);
            }

            await writer.CompleteAsync();
        }

        await using (var writer = await connection.BeginBinaryImportAsync(
            "COPY pet_breeds (animal, position, name) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var (name, list) in breeds)
            {
                foreach (var (index, text) in list.Index())
                {
                    await writer.StartRowAsync();
                    await writer.WriteAsync(name);
                    await writer.WriteAsync(index);
                    await writer.WriteAsync(text);
                }
            }

            await writer.CompleteAsync();
        }
    }
}
