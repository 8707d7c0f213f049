namespace PetStore.Breeds.DependencyInjection;

/// <summary>The decorators under the outermost one, for the container to dispose: the innermost last.</summary>
internal sealed class InnerDecorators : IDisposable, IAsyncDisposable
{
    private readonly List<IPetBreedProvider> _decorators = [];

    public void Add(IPetBreedProvider decorator)
    {
        if (IndexOf(decorator) < 0)
        {
            _decorators.Add(decorator);
        }
    }

    public void Remove(IPetBreedProvider decorator)
    {
        if (IndexOf(decorator) is >= 0 and var index)
        {
            _decorators.RemoveAt(index);
        }
    }

    public void Dispose()
    {
        for (var i = _decorators.Count - 1; i >= 0; i--)
        {
            if (_decorators[i] is not IDisposable decorator)
            {
                throw new InvalidOperationException(
                    $"'{_decorators[i].GetType()}' only implements IAsyncDisposable. Dispose the container with DisposeAsync.");
            }

            decorator.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = _decorators.Count - 1; i >= 0; i--)
        {
            if (_decorators[i] is IAsyncDisposable decorator)
            {
                await decorator.DisposeAsync().ConfigureAwait(false);
            }
            else
            {
                ((IDisposable)_decorators[i]).Dispose();
            }
        }
    }

    // By reference: a decorator may compare its instances in another way.
    private int IndexOf(IPetBreedProvider decorator) => _decorators.FindIndex(known => ReferenceEquals(known, decorator));
}
