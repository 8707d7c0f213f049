using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using PetStore.Breeds.Tests;
using PetStore.Breeds.Tests.Examples;

namespace PetStore.Breeds.DependencyInjection.Tests;

public partial class ReadmeTableTests
{
    private static readonly IConfiguration _configuration = TestConfiguration.Json(Readme.Block("json"));

    [Fact]
    public void The_calls_of_the_table_are_compiled()
    {
        var source = Spaces().Replace(EmbeddedText.Read("SwapTable.cs"), " ");

        Assert.All(
            Readme.InlineCode("services.AddPetBreeds").Concat(Readme.InlineCode("services.AddKeyedPetBreeds")),
            call => Assert.Contains($"services => {call},", source, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_call_of_the_table_makes_a_provider()
    {
        foreach (var call in SwapTable.Calls(_configuration))
        {
            var services = new ServiceCollection();
            services.AddSingleton(TimeProvider.System);
            services.AddSingleton<DbDataSource>(_ => SqliteFactory.Instance.CreateDataSource("Data Source=:memory:"));
            services.AddKeyedSingleton<DbDataSource>(
                "aviary", (_, _) => SqliteFactory.Instance.CreateDataSource("Data Source=:memory:"));
            call(services);
            using var container = services.BuildServiceProvider();
            using var scope = container.CreateScope();

            Assert.NotNull(
                scope.ServiceProvider.GetService<IPetBreedProvider>() ??
                scope.ServiceProvider.GetKeyedService<IPetBreedProvider>("aviary"));
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
