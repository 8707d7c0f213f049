using System.Data;
using System.Data.Common;

namespace PetStore.Breeds.Database;

/// <summary>Stores entries in one transaction, and starts again when another transaction got in the way.</summary>
/// <remarks>
/// Serializable isolation makes imports that run at once behave as if one came after the other, on every database.
/// PostgreSQL and MariaDB keep this promise by ending one of two conflicting transactions with an error. SQLite lets
/// only one transaction write at a time.
/// </remarks>
internal sealed class BreedImport(
    DbDataSource dataSource, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> entries)
{
    private const string SerializationFailure = "40001";
    private const string Deadlock = "40P01";
    private const string UniqueViolation = "23505";

    private static readonly TimeSpan _firstDelay = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _longestDelay = TimeSpan.FromSeconds(1);

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TryWriteAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (DbException error) when (DatabaseSchema.IsMissing(error))
            {
                throw DatabaseSchema.Missing(error);
            }
            catch (DbException error) when (attempt < MaxAttempts(error))
            {
                // The transaction was rolled back, so nothing of this attempt is left.
            }

            await Task.Delay(RandomDelay(attempt), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Says how often an import that fails like this is tried.</summary>
    /// <remarks>
    /// The states are those of PostgreSQL; MariaDB and MySQL report a deadlock as 40001. A writer that is not an import
    /// can add an animal at the same time, which PostgreSQL reports as a unique violation. A unique index that somebody
    /// added to the tables reports the same, for good, so this is not tried for long.
    /// </remarks>
    private static int MaxAttempts(DbException error) => error.SqlState switch
    {
        SerializationFailure or Deadlock => 20,
        UniqueViolation => 5,
        _ => 1,
    };

    // Random, so that imports that collided do not meet again.
    private static TimeSpan RandomDelay(int attempt)
    {
        var longest = Math.Min(_longestDelay.Ticks, _firstDelay.Ticks << attempt);
        return TimeSpan.FromTicks(Random.Shared.NextInt64(longest));
    }

    private async Task TryWriteAsync(CancellationToken cancellationToken)
    {
        var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var connectionScope = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken)
            .ConfigureAwait(false);
        await using var transactionScope = transaction.ConfigureAwait(false);
        var writer = new BreedWriter(transaction);
        await using var writerScope = writer.ConfigureAwait(false);

        await writer.WriteAsync(entries, cancellationToken).ConfigureAwait(false);

        // A commit that is cancelled may have happened or not. Without a token, the caller learns which.
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
