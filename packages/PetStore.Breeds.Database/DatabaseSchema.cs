using System.Data.Common;

namespace PetStore.Breeds.Database;

/// <summary>The tables, and how a database says that they are missing.</summary>
internal static class DatabaseSchema
{
    /// <summary>
    /// The definition that the package's README shows. It names no collation, because no name of one means the same on
    /// every database: SQLite compares bytes by default, and PostgreSQL takes texts for equal when their bytes are,
    /// whatever the collation of the database sorts by. What is sorted here is sorted by position.
    /// </summary>
    public const string Definition = """
        CREATE TABLE IF NOT EXISTS pet_animals (
          name text NOT NULL PRIMARY KEY,
          position integer NOT NULL
        );
        CREATE TABLE IF NOT EXISTS pet_breeds (
          animal text NOT NULL REFERENCES pet_animals (name) ON DELETE CASCADE,
          position integer NOT NULL,
          name text NOT NULL,
          PRIMARY KEY (animal, position)
        );
        """;

    /// <summary>Creates both tables or none, unless they are there.</summary>
    public static async Task EnsureCreatedAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await CreateAsync(connection, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // IF NOT EXISTS is not atomic on PostgreSQL: of two hosts that create at once, one gets a unique violation. And
            // a host that may not create tables is refused even where they are there. Either way the tables decide.
            if (!await ExistsAsync(connection, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }
        }
    }

    /// <summary>Says whether a query failed for want of a table.</summary>
    /// <remarks>
    /// Two states are common: PostgreSQL's, and that of ODBC and MySQL. SQLite reports no state and one code for every
    /// mistake in a query, so its message, which is never translated, has to tell.
    /// </remarks>
    public static bool IsMissing(DbException error) =>
        error.SqlState is "42P01" or "42S02" || error.Message.Contains("no such table: pet_", StringComparison.Ordinal);

    /// <summary>Explains a missing table.</summary>
    public static InvalidOperationException Missing(DbException error) => new(
        "The database has no table 'pet_animals' or 'pet_breeds'. Nothing creates them silently: call " +
        $"{nameof(DatabasePetBreedProvider)}.{nameof(DatabasePetBreedProvider.EnsureCreatedAsync)} once, or create them " +
        "as the README of PetStore.Breeds.Database shows.",
        error);

    private static async Task CreateAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var transactionScope = transaction.ConfigureAwait(false);

        await ExecuteAsync(connection, transaction, Definition, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task<bool> ExistsAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            const string Probe = "SELECT 1 FROM pet_animals a JOIN pet_breeds b ON b.animal = a.name WHERE 1 = 0";
            await ExecuteAsync(connection, transaction: null, Probe, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }

    private static async Task ExecuteAsync(
        DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        await using var commandScope = command.ConfigureAwait(false);

        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
