using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

public sealed class ServerTests
{
    private const string Key = "s3cret-key";
    private const string Password = "s3cret-password";

    [Fact]
    public async Task A_server_gets_every_package_once_and_no_secret_is_printed()
    {
        using var repository = await AcmeRepository.CreateAsync();
        await using var server = await FeedServer.StartAsync();
        server.Fail("GET", "/v3/index.json", Challenge);
        repository.Git.Write(
            "nuget.config",
            $"""
            <configuration>
              <packageSources><add key="acme" value="{server.Address}" /></packageSources>
              <packageSourceCredentials>
                <acme><add key="Username" value="ann" /><add key="ClearTextPassword" value="{Password}" /></acme>
              </packageSourceCredentials>
            </configuration>
            """);
        string[] options = ["--feed", "acme", "--allow-insecure-connections", "--api-key", Key];

        var first = await repository.RunToolAsync(["publish", .. options]);
        var pushes = server.Requests.Where(request => request.StartsWith("PUT", StringComparison.Ordinal)).ToArray();
        var second = await repository.RunToolAsync(["publish", .. options]);
        var plan = await repository.RunToolAsync(["plan", .. options, "--format", "json"]);

        Assert.Equal("Published 3 of 3 packages; acme now holds all of them.", first.Output.Trim());
        Assert.Equal(3, pushes.Length);
        Assert.All(pushes, push => Assert.EndsWith(" with key", push, StringComparison.Ordinal));
        Assert.Contains("GET /v3/index.json with credentials", server.Requests);
        Assert.Equal("Nothing to do: acme holds all 3 packages.", second.Output.Trim());
        Assert.Equal(["Acme.Solo 1.0.1 keep", "Acme.Text 1.0.1 keep", "Acme.Json 1.0.1 keep"], plan.ReadReleases());
        Assert.Equal(3, server.Requests.Count(request => request.StartsWith("PUT", StringComparison.Ordinal)));
        Assert.All(
            [first, second, plan],
            run => Assert.DoesNotContain("s3cret", run.Output + run.Error, StringComparison.Ordinal));
    }

    private static Task Challenge(Microsoft.AspNetCore.Http.HttpContext context, Func<Task> next)
    {
        context.Response.StatusCode = 401;
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"feed\"";
        return Task.CompletedTask;
    }
}
