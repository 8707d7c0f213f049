namespace PetStore.Breeds.DependencyInjection.Tests;

public sealed class DisposableDecorator(string name, IPetBreedProvider inner, IList<string>? disposals = null)
    : Decorator(name, inner), IDisposable
{
    private readonly string _name = name;

    public int Disposals { get; private set; }

    public void Dispose()
    {
        Disposals++;
        disposals?.Add(_name);
    }
}
