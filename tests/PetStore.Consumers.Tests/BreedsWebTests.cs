using System.Net;
using PetStore.PostgreSql;

namespace PetStore.Consumers.Tests;

public class BreedsWebTests(SourceCopy sources)
{
    [Fact]
    public async Task In_memory_it_needs_no_connection_string()
    {
        await using var web = await WebProcess.StartAsync(await sources.BuildAsync("BreedsWeb"), "InMemory", "");

        await AssertServesAsync(web, "InMemory");
    }

    [Fact]
    public async Task The_same_program_serves_what_was_imported_into_sqlite()
    {
        using var folder = new TemporaryFolder();
        var connectionString = $"Data Source={folder.Path}/breeds.db";
        var import = await ImportProgram.RunAsync(sources, "Sqlite", connectionString);

        await using var web = await WebProcess.StartAsync(
            await sources.BuildAsync("BreedsWeb"), "Sqlite", connectionString);

        Assert.Equal("Imported Dog, Cat, Fish, Bird.\n", import);
        await AssertServesAsync(web, "Sqlite");
    }

    [Fact]
    public async Task The_same_program_serves_what_was_imported_into_postgresql()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, "PostgreSQL is not installed.");
        await using var server = await PostgreSqlServer.StartAsync();
        var import = await ImportProgram.RunAsync(sources, "PostgreSql", server.ConnectionString);

        await using var web = await WebProcess.StartAsync(
            await sources.BuildAsync("BreedsWeb"), "PostgreSql", server.ConnectionString);

        Assert.Equal("Imported Dog, Cat, Fish, Bird.\n", import);
        await AssertServesAsync(web, "PostgreSql");
    }

    [Theory]
    [InlineData("Oracle", "", "Breeds:Provider is 'Oracle', expected InMemory, Sqlite or PostgreSql.")]
    [InlineData("postgresql", "", "Breeds:Provider is 'postgresql', expected InMemory, Sqlite or PostgreSql.")]
    [InlineData("PostgreSql", "", "ConnectionStrings:Breeds is missing: PostgreSql needs one.")]
    [InlineData(
        "PostgreSql", "Host=127.0.0.1;Password=hidden;hidden2=1",
        "ConnectionStrings:Breeds is no connection string of PostgreSql.")]
    [InlineData(
        "PostgreSql", "Host=127.0.0.1;Port=none;Password=hidden",
        "ConnectionStrings:Breeds is no connection string of PostgreSql.")]
    [InlineData("PostgreSql", "Host=127.0.0.1;Port=1;Username=cat;Password=hidden", "Failed to connect to 127.0.0.1:1")]
    [InlineData(
        "Sqlite", "Data Source=:memory:;Password=hidden;hidden2",
        "ConnectionStrings:Breeds is no connection string of Sqlite.")]
    [InlineData("Sqlite", "Data Source=/no folder/breeds.db", "unable to open database file")]
    [InlineData("Sqlite", "Data Source=:memory:", "EnsureCreatedAsync")]
    public async Task A_wrong_configuration_fails_the_start_without_the_password(
        string provider, string connectionString, string message)
    {
        var output = await WebProcess.FailAsync(await sources.BuildAsync("BreedsWeb"), provider, connectionString);

        Assert.Contains(message, output, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", output, StringComparison.Ordinal);
    }

    private static async Task AssertServesAsync(WebProcess web, string provider)
    {
        Assert.Equal("""["Dog","Cat","Fish","Bird"]""", await web.Client.GetStringAsync("/animals"));
        Assert.Equal("""["Goldfish","Bass"]""", await web.Client.GetStringAsync("/animals/Fish/breeds"));
        Assert.Contains($"provider {provider}.", await web.Client.GetStringAsync("/"), StringComparison.Ordinal);

        using var unknown = await web.Client.GetAsync("/animals/fish/breeds");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("application/problem+json", unknown.Content.Headers.ContentType?.MediaType);
    }
}
