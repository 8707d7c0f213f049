using System.Collections.ObjectModel;
using System.Data.Common;

namespace PetStore.Breeds.Database;

/// <summary>Provides breeds from a database that several hosts share.</summary>
/// <remarks>
/// It works with every ADO.NET driver that takes parameters named <c>@name</c>. Every lookup opens a connection of the
/// data source, sends one query and closes the connection; nothing is cached. An instance has no state of its own and is
/// safe for use by several threads. Errors of the database, the driver or the network reach the caller unchanged.
/// </remarks>
public sealed class DatabasePetBreedProvider : IPetBreedProvider
{
    private readonly DbDataSource _dataSource;
    private readonly BreedReader _reader;

    /// <summary>Initializes a new instance. It opens no connection yet.</summary>
    /// <param name="dataSource">Opens the connections. The caller owns it: the provider never disposes it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="dataSource"/> is <see langword="null"/>.</exception>
    public DatabasePetBreedProvider(DbDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);

        _dataSource = dataSource;
        _reader = new BreedReader(dataSource);
    }

    /// <inheritdoc/>
    /// <returns>
    /// The breeds in their stored order; empty when the animal is known but has none; <see langword="null"/> when it is
    /// unknown. A name that the database cannot store is unknown.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// The tables are missing: <see cref="EnsureCreatedAsync"/> was never called. Thrown through the task.
    /// </exception>
    /// <exception cref="DbException">The database is unreachable or reports an error. Thrown through the task.</exception>
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
    /// <exception cref="DbException">The database is unreachable or reports an error. Thrown through the task.</exception>
    public async ValueTask<IReadOnlyList<string>> GetAnimalsAsync(CancellationToken cancellationToken = default) =>
        await _reader.ReadAnimalsAsync(cancellationToken).ConfigureAwait(false) ?? ReadOnlyCollection<string>.Empty;

    /// <inheritdoc/>
    /// <returns>
    /// One entry for each animal, in their stored order, with its breeds; empty when no animal is stored. One query reads
    /// all of them, so they show one state of the database.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// The tables are missing: <see cref="EnsureCreatedAsync"/> was never called. Thrown through the task.
    /// </exception>
    /// <exception cref="DbException">The database is unreachable or reports an error. Thrown through the task.</exception>
    public async ValueTask<IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>> GetAllBreedsAsync(
        CancellationToken cancellationToken = default) =>
        await _reader.ReadAllAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Creates the tables unless they exist. Several hosts may call it at once. A host without the right to create tables
    /// may call it where they exist. Existing tables are left as they are, whatever their columns.
    /// </summary>
    /// <param name="cancellationToken">
    /// Cancels the creation: then both tables exist or, on SQLite and PostgreSQL, none was created.
    /// </param>
    /// <returns>A task that completes when the tables exist.</returns>
    /// <exception cref="DbException">The database is unreachable, or refuses to create a table.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task EnsureCreatedAsync(CancellationToken cancellationToken = default)
    {
        var connection = await _dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var connectionScope = connection.ConfigureAwait(false);

        await DatabaseSchema.EnsureCreatedAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Replaces all breeds of the given animals and keeps all other animals. It does so in one serializable transaction:
    /// after an exception, nothing is stored. Imports that run at once behave as if one came after the other.
    /// </summary>
    /// <param name="breeds">
    /// The breeds of each animal, in their order. An animal with an empty list is known, without breeds. New animals are
    /// listed after those that are already stored, in the order given. The call itself enumerates and copies them.
    /// </param>
    /// <param name="cancellationToken">Cancels the import: then nothing is stored.</param>
    /// <returns>A task that completes when the breeds are stored.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="breeds"/> is <see langword="null"/>. Thrown by the call itself.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// A name is invalid (see <see cref="PetBreedEntries.FindNameError"/>), a list of breeds is <see langword="null"/>,
    /// or an animal has two entries. The message names every such entry, one on each line. Thrown by the call itself.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The tables are missing: <see cref="EnsureCreatedAsync"/> was never called.
    /// </exception>
    /// <exception cref="DbException">
    /// The database is unreachable or reports an error. Serialization failures and deadlocks are retried first.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task ImportAsync(
        IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> breeds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(breeds);

        return new BreedImport(_dataSource, PetBreedEntries.Copy(breeds)).WriteAsync(cancellationToken);
    }

    /// <summary>
    /// Imports all animals of another provider with their breeds, as
    /// <see cref="ImportAsync(IEnumerable{KeyValuePair{string, IReadOnlyList{string}}}, CancellationToken)"/> does. Animals
    /// that the other provider does not know are kept.
    /// </summary>
    /// <param name="source">The provider to read. It is read once, before anything is sent to the database.</param>
    /// <param name="cancellationToken">Cancels the import: then nothing is stored.</param>
    /// <returns>A task that completes when the breeds are stored.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="source"/> is <see langword="null"/>. Thrown by the call itself.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The other provider returned an entry that cannot be imported. The message names every such entry.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The tables are missing: <see cref="EnsureCreatedAsync"/> was never called.
    /// </exception>
    /// <exception cref="DbException">
    /// The database is unreachable or reports an error. Serialization failures and deadlocks are retried first.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task ImportAsync(IPetBreedProvider source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);

        return ReadAndImportAsync(source, cancellationToken);
    }

    private async Task ReadAndImportAsync(IPetBreedProvider source, CancellationToken cancellationToken) =>
        await ImportAsync(
            await source.GetAllBreedsAsync(cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);

    private async ValueTask<IReadOnlyList<string>?> FindBreedsAsync(string animal, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!DatabaseText.CanStore(animal))
        {
            return null;
        }

        try
        {
            return await _reader.ReadBreedsAsync(animal, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException error) when (DatabaseText.IsRefused(error))
        {
            return null;
        }
    }
}
