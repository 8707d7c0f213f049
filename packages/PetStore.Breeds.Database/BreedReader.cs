using System.Collections.ObjectModel;
using System.Data.Common;

namespace PetStore.Breeds.Database;

/// <summary>Reads animals and breeds. Each call opens a connection and sends one query.</summary>
internal sealed class BreedReader(DbDataSource dataSource)
{
    private const string SelectAnimals = "SELECT name FROM pet_animals ORDER BY position, name";

    // Thanks to the outer join, one round trip tells an unknown animal (no row) from one without breeds (one NULL).
    private const string SelectBreeds =
        "SELECT b.name FROM pet_animals a LEFT JOIN pet_breeds b ON b.animal = a.name " +
        "WHERE a.name = @animal ORDER BY b.position";

    // One statement sees one state of the database.
    private const string SelectAll =
        "SELECT a.name, b.name FROM pet_animals a LEFT JOIN pet_breeds b ON b.animal = a.name " +
        "ORDER BY a.position, a.name, b.position";

    /// <summary>Reads the breeds of an animal; null when it is unknown.</summary>
    public Task<ReadOnlyCollection<string>?> ReadBreedsAsync(string animal, CancellationToken cancellationToken) =>
        QueryAsync(SelectBreeds, animal, ReadTextsAsync, cancellationToken);

    /// <summary>Reads the names of all animals; null when there is none.</summary>
    public Task<ReadOnlyCollection<string>?> ReadAnimalsAsync(CancellationToken cancellationToken) =>
        QueryAsync(SelectAnimals, animal: null, ReadTextsAsync, cancellationToken);

    /// <summary>Reads all animals with their breeds.</summary>
    public Task<ReadOnlyCollection<KeyValuePair<string, IReadOnlyList<string>>>> ReadAllAsync(
        CancellationToken cancellationToken) =>
        QueryAsync(SelectAll, animal: null, ReadEntriesAsync, cancellationToken);

    private static async Task<ReadOnlyCollection<string>?> ReadTextsAsync(
        DbDataReader reader, CancellationToken cancellationToken)
    {
        List<string>? texts = null;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            texts ??= [];
            if (!reader.IsDBNull(0))
            {
                texts.Add(reader.GetString(0));
            }
        }

        return texts?.AsReadOnly();
    }

    private static async Task<ReadOnlyCollection<KeyValuePair<string, IReadOnlyList<string>>>> ReadEntriesAsync(
        DbDataReader reader, CancellationToken cancellationToken)
    {
        var entries = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        var breeds = new List<string>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var animal = reader.GetString(0);
            if (entries.Count == 0 || entries[^1].Key != animal)
            {
                breeds = [];
                entries.Add(new(animal, breeds.AsReadOnly()));
            }

            if (!reader.IsDBNull(1))
            {
                breeds.Add(reader.GetString(1));
            }
        }

        return entries.AsReadOnly();
    }

    private async Task<T> QueryAsync<T>(
        string sql,
        string? animal,
        Func<DbDataReader, CancellationToken, Task<T>> readAsync,
        CancellationToken cancellationToken)
    {
        try
        {
            var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using var connectionScope = connection.ConfigureAwait(false);
            var command = connection.CreateCommand();
            await using var commandScope = command.ConfigureAwait(false);
            command.CommandText = sql;
            if (animal is not null)
            {
                command.AddParameter("@animal").Value = animal;
            }

            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using var readerScope = reader.ConfigureAwait(false);
            return await readAsync(reader, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException error) when (DatabaseSchema.IsMissing(error))
        {
            throw DatabaseSchema.Missing(error);
        }
    }
}
