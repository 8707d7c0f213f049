using System.Data.Common;
using System.Globalization;

namespace PetStore.Breeds.Database;

/// <summary>Writes animals and their breeds within a transaction.</summary>
internal sealed class BreedWriter(DbTransaction transaction) : IAsyncDisposable
{
    private const string SelectAnimals = "SELECT name, position FROM pet_animals";

    // Changes nothing. Two imports meet at this row, so the second one fails before it has done its work.
    private const string TouchLastAnimal = "UPDATE pet_animals SET position = position WHERE position = @p0";

    private readonly StatementSender _sender = new(transaction);

    /// <summary>Replaces the breeds of the given animals, and adds the animals that are new.</summary>
    public async Task WriteAsync(
        IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> entries, CancellationToken cancellationToken)
    {
        var (stored, lastPosition) = await ReadAnimalsAsync(cancellationToken).ConfigureAwait(false);
        if (stored.Count > 0)
        {
            await _sender.SendAsync(TouchLastAnimal, [lastPosition], cancellationToken).ConfigureAwait(false);
        }

        // Transactions that lock the same rows in the same order do not deadlock.
        var ordered = entries.Index().OrderBy(entry => entry.Item.Key, StringComparer.Ordinal).ToList();

        // Also for new animals: where foreign keys are not enforced, breeds of a deleted animal can be left.
        var deletions = ordered.Select(entry => new object[] { entry.Item.Key });
        await SendAsync(deletions, DeleteBreeds, cancellationToken).ConfigureAwait(false);

        var animals = ordered.Where(entry => !stored.Contains(entry.Item.Key))
            .Select(entry => new object[] { entry.Item.Key, lastPosition + 1 + entry.Index });
        await SendAsync(animals, InsertAnimals, cancellationToken).ConfigureAwait(false);

        var breeds = ordered.SelectMany(entry => entry.Item.Value.Index()
            .Select(breed => new object[] { entry.Item.Key, breed.Index, breed.Item }));
        await SendAsync(breeds, InsertBreeds, cancellationToken).ConfigureAwait(false);

        await _sender.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _sender.DisposeAsync();

    private static string DeleteBreeds(int rows) =>
        $"DELETE FROM pet_breeds WHERE animal IN ({JoinParameters(first: 0, count: rows)})";

    private static string InsertAnimals(int rows) =>
        $"INSERT INTO pet_animals (name, position) VALUES {JoinRows(rows, columns: 2)}";

    private static string InsertBreeds(int rows) =>
        $"INSERT INTO pet_breeds (animal, position, name) VALUES {JoinRows(rows, columns: 3)}";

    private static string JoinRows(int rows, int columns) => string.Join(
        ", ", Enumerable.Range(0, rows).Select(row => $"({JoinParameters(row * columns, columns)})"));

    private static string JoinParameters(int first, int count) =>
        string.Join(", ", Enumerable.Range(first, count).Select(StatementSender.ParameterName));

    private async Task<(HashSet<string> Animals, int LastPosition)> ReadAnimalsAsync(
        CancellationToken cancellationToken)
    {
        var command = transaction.Connection!.CreateCommand();
        await using var commandScope = command.ConfigureAwait(false);
        command.Transaction = transaction;
        command.CommandText = SelectAnimals;

        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var readerScope = reader.ConfigureAwait(false);
        var animals = new HashSet<string>(StringComparer.Ordinal);
        var lastPosition = -1;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            animals.Add(reader.GetString(0));
            lastPosition = Math.Max(lastPosition, Convert.ToInt32(reader.GetValue(1), CultureInfo.InvariantCulture));
        }

        return (animals, lastPosition);
    }

    /// <summary>Sends rows, several in one statement.</summary>
    private async Task SendAsync(
        IEnumerable<object[]> rows, Func<int, string> createSql, CancellationToken cancellationToken)
    {
        // More rows save little on PostgreSQL, and cost SQLite time: it looks up each parameter by name.
        const int RowsPerStatement = 20;

        var full = createSql(RowsPerStatement);
        foreach (var chunk in rows.Chunk(RowsPerStatement))
        {
            var sql = chunk.Length == RowsPerStatement ? full : createSql(chunk.Length);
            object[] values = [.. chunk.SelectMany(row => row)];
            await _sender.SendAsync(sql, values, cancellationToken).ConfigureAwait(false);
        }
    }
}
