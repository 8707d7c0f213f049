using PetStore.Breeds;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.Tests.Examples;

internal sealed class CachingBreedProvider(IPetBreedProvider inner, TimeProvider clock) : IPetBreedProvider, IDisposable
{
    private static readonly TimeSpan _maxAge = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _oneReader = new(1);
    private volatile Snapshot? _snapshot;

    public ValueTask<IReadOnlyList<string>?> GetBreedsAsync(string animal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(animal);

        return GetAsync();

        async ValueTask<IReadOnlyList<string>?> GetAsync() =>
            await (await GetBreedsOfAllAsync(cancellationToken)).GetBreedsAsync(animal, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<string>> GetAnimalsAsync(CancellationToken cancellationToken = default) =>
        await (await GetBreedsOfAllAsync(cancellationToken)).GetAnimalsAsync(cancellationToken);

    public async ValueTask<IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>> GetAllBreedsAsync(
        CancellationToken cancellationToken = default) =>
        await (await GetBreedsOfAllAsync(cancellationToken)).GetAllBreedsAsync(cancellationToken);

    public void Dispose() => _oneReader.Dispose();

    private async ValueTask<InMemoryPetBreedProvider> GetBreedsOfAllAsync(CancellationToken cancellationToken)
    {
        if (FindFresh() is { } fresh)
        {
            return fresh;
        }

        await _oneReader.WaitAsync(cancellationToken);
        try
        {
            return FindFresh() ?? await ReadAsync(cancellationToken);
        }
        finally
        {
            _oneReader.Release();
        }
    }

    private InMemoryPetBreedProvider? FindFresh() =>
        _snapshot is { } snapshot && clock.GetElapsedTime(snapshot.ReadAt) < _maxAge ? snapshot.Breeds : null;

    private async Task<InMemoryPetBreedProvider> ReadAsync(CancellationToken cancellationToken)
    {
        var readAt = clock.GetTimestamp();
        var breeds = new InMemoryPetBreedProvider(await inner.GetAllBreedsAsync(cancellationToken));
        _snapshot = new Snapshot(breeds, readAt);
        return breeds;
    }

    private sealed record Snapshot(InMemoryPetBreedProvider Breeds, long ReadAt);
}
