using System.Data.Common;

namespace PetStore.Breeds.Database;

/// <summary>What <see cref="DatabasePetBreedProvider.ImportAsync"/> stores: a valid copy of what it was given.</summary>
internal sealed class BreedImport
{
    private const int MaxAttempts = 5;

    private readonly List<KeyValuePair<string, string[]>> _entries;

    private BreedImport(List<KeyValuePair<string, string[]>> entries) => _entries = entries;

    /// <summary>Copies the entries, or throws an exception that names every invalid one.</summary>
    public static BreedImport Create(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> breeds)
    {
        var entries = new List<KeyValuePair<string, string[]>>();
        var animals = new HashSet<string>(StringComparer.Ordinal);
        var errors = new List<string>();
        foreach (var (animal, breedsOfAnimal) in breeds)
        {
            var entry = string.IsNullOrEmpty(animal) ? $"breeds[{entries.Count}]" : $"breeds[{entries.Count}] ('{animal}')";
            AddNameError(errors, $"{entry}: the animal", animal);
            if (!string.IsNullOrEmpty(animal) && !animals.Add(animal))
            {
                errors.Add($"{entry}: the animal stands in an earlier entry too.");
            }

            string[] copy = breedsOfAnimal is null ? [] : [.. breedsOfAnimal];
            if (breedsOfAnimal is null)
            {
                errors.Add($"{entry}: the list of breeds is null.");
            }

            foreach (var (index, breed) in copy.Index())
            {
                AddNameError(errors, $"{entry}: breed [{index}]", breed);
            }

            entries.Add(new(animal, copy));
        }

        return errors.Count == 0
            ? new BreedImport(entries)
            : throw new ArgumentException(string.Join('\n', errors), nameof(breeds));
    }

    /// <summary>Stores the entries in one transaction.</summary>
    /// <remarks>
    /// Two imports at once can collide: where both bring a new animal, the later one gets a unique violation (class 23 of
    /// the SQL standard) when the other is stored. Started again, it finds the animal there and replaces its breeds.
    /// </remarks>
    public async Task WriteAsync(DbDataSource dataSource, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TryWriteAsync(dataSource, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (DbException error) when (DatabaseSchema.IsMissing(error))
            {
                throw DatabaseSchema.Missing(error);
            }
            catch (DbException error) when (IsCollision(error) && attempt < MaxAttempts)
            {
                // Rolled back, so that nothing is left of this attempt.
            }
        }
    }

    private static void AddNameError(List<string> errors, string place, string? name)
    {
        var error = name switch
        {
            null => "is null",
            "" => "is empty",
            _ when !DatabaseText.CanHold(name) => "has a NUL or half of a surrogate pair, which a database cannot hold",
            _ => null,
        };
        if (error is not null)
        {
            errors.Add($"{place} {error}.");
        }
    }

    private static bool IsCollision(DbException error) =>
        error.SqlState is { } state && state.StartsWith("23", StringComparison.Ordinal);

    private async Task TryWriteAsync(DbDataSource dataSource, CancellationToken cancellationToken)
    {
        var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var connectionScope = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var transactionScope = transaction.ConfigureAwait(false);
        var writer = new BreedWriter(transaction);
        await using var writerScope = writer.ConfigureAwait(false);

        // Every import locks its animals in the same order, so that no two of them wait for each other.
        var position = await writer.ReadNextPositionAsync(cancellationToken).ConfigureAwait(false);
        foreach (var (index, (animal, breeds)) in _entries.Index().OrderBy(entry => entry.Item.Key, StringComparer.Ordinal))
        {
            await writer.WriteAsync(animal, position + index, breeds, cancellationToken).ConfigureAwait(false);
        }

        // Cancelled on its way, a commit may have happened or not: from here on the import ends as it ends.
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
