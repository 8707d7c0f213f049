using System.Data.Common;
using System.Text.RegularExpressions;

namespace PetStore.Breeds.Database;

/// <summary>The tables, and how a database reports that they are missing.</summary>
internal static partial class DatabaseSchema
{
    /// <summary>Creates the tables unless they exist.</summary>
    public static async Task EnsureCreatedAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await CreateAsync(connection, TableDefinitions.Portable, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // On PostgreSQL, IF NOT EXISTS is not atomic: when two hosts create at once, one gets a unique violation.
            // A host without the right to create tables is refused even where they exist.
            if (!await ExistsAsync(connection, cancellationToken).ConfigureAwait(false) &&
                !await TryCreateAsync(connection, TableDefinitions.MariaDb, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }
        }
    }

    /// <summary>Says whether a statement failed because one of these tables is missing.</summary>
    /// <remarks>
    /// Another table can be missing, too: one that a trigger or a view uses. So the message has to name one of these.
    /// 42P01 is PostgreSQL's state and 42S02 that of MariaDB, MySQL and ODBC, whose messages name the database as well.
    /// SQLite has no state, and one code for every mistake in a statement.
    /// </remarks>
    public static bool IsMissing(DbException error) => error.SqlState switch
    {
        "42P01" => UnqualifiedTable().IsMatch(error.Message),
        "42S02" => Table().IsMatch(error.Message),
        _ => MissingTableOfSqlite().IsMatch(error.Message),
    };

    /// <summary>Explains a missing table.</summary>
    public static InvalidOperationException Missing(DbException error) => new(
        "The database has no table 'pet_animals' or 'pet_breeds'. They are not created automatically: call " +
        $"{nameof(DatabasePetBreedProvider)}.{nameof(DatabasePetBreedProvider.EnsureCreatedAsync)} once, or create them " +
        "as the README of PetStore.Breeds.Database shows.",
        error);

    private static async Task CreateAsync(
        DbConnection connection, string definition, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var transactionScope = transaction.ConfigureAwait(false);

        await ExecuteAsync(connection, transaction, definition, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task<bool> TryCreateAsync(
        DbConnection connection, string definition, CancellationToken cancellationToken)
    {
        try
        {
            await CreateAsync(connection, definition, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DbException)
        {
            return false;
        }
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

    [GeneratedRegex(@"(?<![\w.])(pet_animals|pet_breeds)(?![\w.])")]
    private static partial Regex UnqualifiedTable();

    [GeneratedRegex(@"(?<!\w)(pet_animals|pet_breeds)(?!\w)")]
    private static partial Regex Table();

    [GeneratedRegex(@"no such table: (pet_animals|pet_breeds)(?!\w)")]
    private static partial Regex MissingTableOfSqlite();
}
