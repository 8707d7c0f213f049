namespace PetStore.Breeds.DependencyInjection.Tests;

public sealed class DisposableProvider : StubProvider, IDisposable
{
    public int Disposals { get; private set; }

    public void Dispose() => Disposals++;
}
