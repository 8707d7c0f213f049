using System.Data.Common;
using BenchmarkDotNet.Attributes;
using PetStore.Breeds.Database;

namespace PetStore.Breeds.Benchmarks;

/// <summary>A lookup in a database of 1,000 animals, against ADO.NET by hand with the same SQL.</summary>
public abstract class DatabaseLookup
{
    internal const int Lookups = 800;

    private const string Sql =
        "SELECT b.name FROM pet_animals a LEFT JOIN pet_breeds b ON b.animal = a.name WHERE a.name = @animal ORDER BY "
            + "b.position";

    private string[] _names = [];
    private DbDataSource? _dataSource;
    private DatabasePetBreedProvider? _provider;

    public static IEnumerable<int> AllCallers { get; } = [1, 8];

    [ParamsSource(nameof(AllCallers))]
    public int Callers { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        var table = BreedTable.Create(1_000);
        _names = BreedTable.Names(table, Lookups);
        _dataSource = await OpenAsync();
        _provider = new DatabasePetBreedProvider(_dataSource);
        await _provider.EnsureCreatedAsync();
        await _provider.ImportAsync(table);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _dataSource!.DisposeAsync();
        await CloseAsync();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Lookups)]
    public Task AdoNet() => CallAsync(async name =>
    {
        await using var connection = await _dataSource!.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@animal";
        parameter.Value = name;
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        var breeds = new List<string>();
        while (await reader.ReadAsync())
        {
            if (!reader.IsDBNull(0))
            {
                breeds.Add(reader.GetString(0));
            }
        }

        return breeds.Count;
    });

    [Benchmark(OperationsPerInvoke = Lookups)]
    public Task Provider() => CallAsync(async name => (await _provider!.GetBreedsAsync(name))!.Count);

    protected abstract Task<DbDataSource> OpenAsync();

    protected abstract Task CloseAsync();

    private async Task CallAsync(Func<string, Task<int>> lookup)
    {
        var counts = await Task.WhenAll(_names.Chunk(Lookups / Callers).Select(names => Task.Run(async () =>
        {
            var count = 0;
            foreach (var name in names)
            {
                count += await lookup(name);
            }

            return count;
        })));
        if (counts.Sum() != Lookups * 3)
        {
            throw new InvalidOperationException("A lookup found something else than three breeds.");
        }
    }
}
