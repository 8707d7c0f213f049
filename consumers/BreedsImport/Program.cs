using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using PetStore.Breeds;
using PetStore.Breeds.Database;
using PetStore.Breeds.InMemory;

if (args is not [("Sqlite" or "PostgreSql") and var provider, var connectionString])
{
    Console.Error.WriteLine("""usage: BreedsImport Sqlite|PostgreSql "CONNECTION STRING" """);
    return 2;
}

DbProviderFactory factory = provider == "Sqlite" ? SqliteFactory.Instance : NpgsqlFactory.Instance;
await using var dataSource = factory.CreateDataSource(connectionString);
var database = new DatabasePetBreedProvider(dataSource);
await database.EnsureCreatedAsync();

var breeds = new List<KeyValuePair<string, IReadOnlyList<string>>>();
foreach (var animal in await InMemoryPetBreedProvider.Default.GetAnimalsAsync())
{
    breeds.Add(new(animal, await InMemoryPetBreedProvider.Default.GetRequiredBreedsAsync(animal)));
}

await database.ImportAsync(breeds);
Console.WriteLine($"Imported {string.Join(", ", await database.GetAnimalsAsync())}.");
return 0;
