namespace PetStore.Breeds.DependencyInjection.Tests;

public sealed class AsyncDisposableProvider : StubProvider, IAsyncDisposable
{
    public int Disposals { get; private set; }

    public ValueTask DisposeAsync()
    {
        Disposals++;
        return ValueTask.CompletedTask;
    }
}
