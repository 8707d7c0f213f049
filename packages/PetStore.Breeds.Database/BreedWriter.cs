using System.Data.Common;
using System.Globalization;

namespace PetStore.Breeds.Database;

/// <summary>Writes animals and their breeds within a transaction, with one command for each kind of statement.</summary>
internal sealed class BreedWriter(DbTransaction transaction) : IAsyncDisposable
{
    private readonly DbCommand _nextPosition = Create(transaction, "SELECT COALESCE(MAX(position), -1) + 1 FROM pet_animals");

    // Changes nothing, but says whether the animal is there and locks it until the end of the transaction.
    private readonly DbCommand _lockAnimal =
        Create(transaction, "UPDATE pet_animals SET position = position WHERE name = @animal", "@animal");

    private readonly DbCommand _insertAnimal = Create(
        transaction, "INSERT INTO pet_animals (name, position) VALUES (@animal, @position)", "@animal", "@position");

    private readonly DbCommand _deleteBreeds =
        Create(transaction, "DELETE FROM pet_breeds WHERE animal = @animal", "@animal");

    private readonly DbCommand _insertBreed = Create(
        transaction,
        "INSERT INTO pet_breeds (animal, position, name) VALUES (@animal, @position, @name)",
        "@animal", "@position", "@name");

    /// <summary>Reads the position after that of the last animal.</summary>
    public async Task<int> ReadNextPositionAsync(CancellationToken cancellationToken)
    {
        var position = await _nextPosition.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        return Convert.ToInt32(position, CultureInfo.InvariantCulture);
    }

    /// <summary>Replaces the breeds of an animal, which is added at the position unless it is there.</summary>
    public async Task WriteAsync(string animal, int position, string[] breeds, CancellationToken cancellationToken)
    {
        if (await ExecuteAsync(_lockAnimal, cancellationToken, animal).ConfigureAwait(false) == 0)
        {
            await ExecuteAsync(_insertAnimal, cancellationToken, animal, position).ConfigureAwait(false);
        }
        else
        {
            await ExecuteAsync(_deleteBreeds, cancellationToken, animal).ConfigureAwait(false);
        }

        foreach (var (index, breed) in breeds.Index())
        {
            await ExecuteAsync(_insertBreed, cancellationToken, animal, index, breed).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in new[] { _nextPosition, _lockAnimal, _insertAnimal, _deleteBreeds, _insertBreed })
        {
            await command.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static DbCommand Create(DbTransaction transaction, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.AddParameter(name);
        }

        return command;
    }

    private static Task<int> ExecuteAsync(DbCommand command, CancellationToken cancellationToken, params object[] values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        return command.ExecuteNonQueryAsync(cancellationToken);
    }
}
