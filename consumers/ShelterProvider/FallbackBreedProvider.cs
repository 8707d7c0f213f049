using PetStore.Breeds;

namespace ShelterProvider;

internal sealed class FallbackBreedProvider(IPetBreedProvider inner, IPetBreedProvider fallback) : IPetBreedProvider
{
    public ValueTask<IReadOnlyList<string>?> GetBreedsAsync(string animal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(animal);
        return GetAsync();
        async ValueTask<IReadOnlyList<string>?> GetAsync() =>
            await inner.GetBreedsAsync(animal, cancellationToken) ?? await fallback.GetBreedsAsync(animal, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<string>> GetAnimalsAsync(CancellationToken cancellationToken = default) =>
        [.. (await inner.GetAnimalsAsync(cancellationToken)).Union(await fallback.GetAnimalsAsync(cancellationToken))];
}
