using System.Collections.ObjectModel;
using System.Data.Common;

namespace PetStore.Breeds.Database;

/// <summary>Provides breeds from any ADO.NET database, a store that several hosts share.</summary>
/// <remarks>
/// Every lookup opens a connection of the data source, sends one query and closes it; nothing is cached. An
/// instance has no state of its own and is safe for use by several threads. What the database, its driver or the
/// network report surfaces as it is, a time-out and a lost connection too, and never with a part of the result.
/// </remarks>
public sealed class DatabasePetBreedProvider : IPetBreedProvider
{
    private const string SelectAnimals = "SELECT name FROM pet_animals ORDER BY position, name";

    // The outer join tells in one round trip: no row for an unknown animal, one NULL for an animal without breeds.
    private const string SelectBreeds =
        "SELECT b.name FROM pet_animals a LEFT JOIN pet_breeds b ON b.animal = a.name " +
        "WHERE a.name = @animal ORDER BY b.position";

    private readonly DbDataSource _dataSource;

    /// <summary>Initializes a new instance. It opens no connection yet.</summary>
    /// <param name="dataSource">Where connections come from. The caller owns it: it is never disposed here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="dataSource"/> is <see langword="null"/>.</exception>
    public DatabasePetBreedProvider(DbDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);

        _dataSource = dataSource;
    }

    /// <inheritdoc/>
    /// <returns>
    /// The breeds in their stored order; empty when the animal is known but has none; <see langword="null"/> when it is
    /// unknown, as is a name that the database cannot hold.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// The tables are missing: <see cref="EnsureCreatedAsync"/> was never called. Thrown through the task.
    /// </exception>
    /// <exception cref="DbException">The database cannot be reached, or reports an error. Thrown through the task.</exception>
    public ValueTask<IReadOnlyList<string>?> GetBreedsAsync(
        string animal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(animal);

        return FindBreedsAsync(animal, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">
    /// The tables are missing: <see cref="EnsureCreatedAsync"/> was never called. Thrown through the task.
    /// </exception>
    /// <exception cref="DbException">The database cannot be reached, or reports an error. Thrown through the task.</exception>
    public async ValueTask<IReadOnlyList<string>> GetAnimalsAsync(CancellationToken cancellationToken = default) =>
        await ReadAsync(SelectAnimals, animal: null, cancellationToken).ConfigureAwait(false)
            ?? ReadOnlyCollection<string>.Empty;

    /// <summary>
    /// Creates the tables, unless they are there. Several hosts may call it at once, and a host that may not create
    /// tables may call it where they are there. Tables that are there stay as they are, whatever their columns.
    /// </summary>
    /// <param name="cancellationToken">Cancels the creation: then both tables are there, or none is made.</param>
    /// <returns>A task that ends when the tables are there.</returns>
    /// <exception cref="DbException">The database cannot be reached, or refuses to create a table.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task EnsureCreatedAsync(CancellationToken cancellationToken = default)
    {
        var connection = await _dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var connectionScope = connection.ConfigureAwait(false);

        await DatabaseSchema.EnsureCreatedAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Replaces the breeds of the given animals and keeps all others, in one transaction: all of it is stored or, after
    /// an exception, nothing.
    /// </summary>
    /// <param name="breeds">
    /// The breeds of each animal, in their order; an empty list makes an animal known without breeds. Animals that are
    /// new come after those that are there, in the order given. Read once, before anything is sent to the database.
    /// </param>
    /// <param name="cancellationToken">Cancels the import: then nothing is stored.</param>
    /// <returns>A task that ends when the breeds are stored.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="breeds"/> is <see langword="null"/>. Thrown by the call itself.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// An animal, a list or a breed is <see langword="null"/>, a name is empty or cannot be held by a database (a NUL, or
    /// half of a surrogate pair), or an animal stands twice. The message names every such entry, one on each line. Thrown
    /// by the call itself.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The tables are missing: <see cref="EnsureCreatedAsync"/> was never called.
    /// </exception>
    /// <exception cref="DbException">The database cannot be reached, or reports an error.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task ImportAsync(
        IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> breeds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(breeds);

        return BreedImport.Create(breeds).WriteAsync(_dataSource, cancellationToken);
    }

    private async ValueTask<IReadOnlyList<string>?> FindBreedsAsync(string animal, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!DatabaseText.CanHold(animal))
        {
            return null;
        }

        try
        {
            return await ReadAsync(SelectBreeds, animal, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException error) when (DatabaseText.IsRefused(error))
        {
            return null;
        }
    }

    /// <summary>Reads the first column: <see langword="null"/> without a row, and a NULL in it is left out.</summary>
    private async Task<ReadOnlyCollection<string>?> ReadAsync(
        string sql, string? animal, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await _dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
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
        catch (DbException error) when (DatabaseSchema.IsMissing(error))
        {
            throw DatabaseSchema.Missing(error);
        }
    }
}
