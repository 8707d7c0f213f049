using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PetStore.Breeds;
using PetStore.Breeds.Database;

namespace PetStore.Breeds.Tests;

internal static class ReadmeExample
{
    // The example names a file without a folder.
    static ReadmeExample() => Environment.CurrentDirectory = AppContext.BaseDirectory;

    public static async Task RunAsync(TextWriter output)
    {
        await using DbDataSource dataSource = SqliteFactory.Instance.CreateDataSource("Data Source=breeds.db");
        var database = new DatabasePetBreedProvider(dataSource);
        await database.EnsureCreatedAsync();
        await database.ImportAsync(
        [
            new("Dog", ["Afador", "American Bulldog"]),
            new("Unicorn", []),
        ]);

        var services = new ServiceCollection();
        services.AddSingleton(dataSource);
        services.AddPetBreeds<DatabasePetBreedProvider>();

        await using var container = services.BuildServiceProvider();
        var provider = container.GetRequiredService<IPetBreedProvider>();
        output.WriteLine(await provider.GetBreedsTextAsync("Dog"));
        output.WriteLine(await provider.GetBreedsTextAsync("Dragon") ?? "unknown");
    }
}
