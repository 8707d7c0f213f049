using System.Data.Common;
using BenchmarkDotNet.Attributes;
using PetStore.Breeds.Database;

namespace PetStore.Breeds.Benchmarks;

/// <summary>An import of 100,000 breeds into empty tables, against the driver's own way to write many rows.</summary>
public abstract class DatabaseImport
{
    private const int Animals = 33_334;

    private readonly KeyValuePair<string, IReadOnlyList<string>>[] _breeds = BreedTable.Create(Animals);
    private DbDataSource? _dataSource;
    private DatabasePetBreedProvider? _provider;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _dataSource = await OpenAsync();
        _provider = new DatabasePetBreedProvider(_dataSource);
        await _provider.EnsureCreatedAsync();
    }

    [IterationSetup]
    public void Clear() => ClearAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _dataSource!.DisposeAsync();
        await CloseAsync();
    }

    [Benchmark(Baseline = true)]
    public async Task Driver()
    {
        await using var connection = await _dataSource!.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await WriteAsync(transaction, _breeds);
        await transaction.CommitAsync();
    }

    [Benchmark]
    public Task Provider() => _provider!.ImportAsync(_breeds);

    /// <summary>Empties the tables.</summary>
    public async Task ClearAsync()
    {
        await using var connection = await _dataSource!.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        foreach (var sql in ClearStatements)
        {
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    protected virtual IReadOnlyList<string> ClearStatements { get; } = [
        "DELETE FROM pet_breeds", "DELETE FROM pet_animals"];

    protected abstract Task<DbDataSource> OpenAsync();

    protected abstract Task CloseAsync();

    protected abstract Task WriteAsync(
        DbTransaction transaction, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> breeds);
}
