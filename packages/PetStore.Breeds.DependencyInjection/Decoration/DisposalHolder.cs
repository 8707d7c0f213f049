namespace PetStore.Breeds.DependencyInjection.Decoration;

/// <summary>A transient service through which the container disposes a provider that it does not know.</summary>
internal sealed class DisposalHolder : IDisposable, IAsyncDisposable
{
    private IPetBreedProvider? _provider;

    public void Hold(IPetBreedProvider provider) => _provider = provider;

    public bool Holds(IPetBreedProvider provider) => ReferenceEquals(_provider, provider);

    /// <summary>Leaves the disposal to somebody else.</summary>
    public void Release() => _provider = null;

    public void Dispose()
    {
        switch (_provider)
        {
            case null:
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
            default:
                throw new InvalidOperationException(
                    $"'{_provider.GetType()}' only implements IAsyncDisposable. Dispose the container with DisposeAsync.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_provider is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            Dispose();
        }
    }
}
