using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PetStore.PostgreSql;

namespace PetStore.Consumers.Tests;

public class BreedsWebBehaviourTests(SourceCopy sources, InMemoryWeb inMemory) : IClassFixture<InMemoryWeb>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_that_stops_gives_problem_details_and_makes_it_unhealthy()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, "PostgreSQL is not installed.");
        await using var server = await PostgreSqlServer.StartAsync();
        await ImportProgram.RunAsync(sources, "PostgreSql", server.ConnectionString);
        await using var web = await WebProcess.StartAsync(
            await sources.BuildAsync("BreedsWeb"), "PostgreSql", server.ConnectionString);
        Assert.Equal("Healthy", await web.Client.GetStringAsync("/health", Token));

        await server.StopAsync();

        foreach (var path in new[] { "/", "/animals", "/animals/Dog/breeds" })
        {
            using var response = await web.Client.GetAsync(path, Token);
            await AssertProblemAsync(HttpStatusCode.ServiceUnavailable, response);
        }

        using var health = await web.Client.GetAsync("/health", Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/animals/Dragon/breeds", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/animals", HttpStatusCode.MethodNotAllowed)]
    public async Task Every_failure_has_problem_details(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await inMemory.Client.SendAsync(request, Token);

        await AssertProblemAsync(status, response);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/animals", HttpStatusCode.OK)]
    [InlineData("/animals/Dog/breeds", HttpStatusCode.OK)]
    [InlineData("/animals/Dragon/breeds", HttpStatusCode.NotFound)]
    [InlineData("/health", HttpStatusCode.OK)]
    [InlineData("/favicon.ico", HttpStatusCode.OK)]
    public async Task HEAD_answers_without_a_body(string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var response = await inMemory.Client.SendAsync(request, Token);

        Assert.Equal(status, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task An_animal_can_have_any_character_in_its_name()
    {
        (string Animal, string Path)[] cases =
        [
            ("Cat/Kitten", "Cat%2FKitten/breeds"),
            ("Cat/Kitten", "Cat%2fKitten/breeds?later=1/2"),
            ("Cat%2FKitten", "Cat%252FKitten/breeds/"),
            ("Éclair & Co", "%C3%89clair%20&%20Co/breeds"),
        ];
        using var folder = new TemporaryFolder();
        var connectionString = $"Data Source={folder.Path}/breeds.db";
        await ImportProgram.RunAsync(sources, "Sqlite", connectionString);
        foreach (var animal in cases.Select(each => each.Animal).Distinct())
        {
            await SqliteFile.ExecuteAsync(
                connectionString,
                $"INSERT INTO pet_animals VALUES ('{animal}', 9); INSERT INTO pet_breeds VALUES ('{animal}', 0, "
                    + $"'The breed of {animal}')");
        }

        await using var web = await WebProcess.StartAsync(
            await sources.BuildAsync("BreedsWeb"), "Sqlite", connectionString);
        foreach (var (animal, path) in cases)
        {
            var breeds = await web.Client.GetFromJsonAsync<string[]>($"/animals/{path}", Token);

            Assert.Equal([$"The breed of {animal}"], breeds!);
        }
    }

    [Fact]
    public async Task The_api_is_described_and_the_page_has_an_icon()
    {

        var description = await inMemory.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Token);
        using var icon = await inMemory.Client.GetAsync("/favicon.ico", Token);

        Assert.Equal(
            ["/animals", "/animals/{animal}/breeds"],
            description.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order());
        Assert.Equal("image/svg+xml", icon.Content.Headers.ContentType?.MediaType);
        Assert.Contains("/favicon.svg", await inMemory.Client.GetStringAsync("/", Token), StringComparison.Ordinal);
    }

    private static async Task AssertProblemAsync(HttpStatusCode status, HttpResponseMessage response)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
    }
}
