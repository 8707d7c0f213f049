namespace PetStore.Consumers.Tests;

/// <summary>A running consumers/BreedsWeb with the default data, which the tests of a class share.</summary>
public sealed class InMemoryWeb(SourceCopy sources) : IAsyncLifetime
{
    private WebProcess? _web;

    public HttpClient Client => _web!.Client;

    public async ValueTask InitializeAsync() =>
        _web = await WebProcess.StartAsync(await sources.BuildAsync("BreedsWeb"), "InMemory", "");

    public ValueTask DisposeAsync() => _web?.DisposeAsync() ?? ValueTask.CompletedTask;
}
