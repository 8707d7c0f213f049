namespace PetStore.Breeds.DependencyInjection.Decoration;

/// <summary>Hides a provider's disposal from the container, which disposes whatever a factory returns.</summary>
internal sealed class NonDisposableProvider(IPetBreedProvider provider) : IPetBreedProvider
{
    public ValueTask<IReadOnlyList<string>?> GetBreedsAsync(
        string animal, CancellationToken cancellationToken = default) =>
        provider.GetBreedsAsync(animal, cancellationToken);

    public ValueTask<IReadOnlyList<string>> GetAnimalsAsync(CancellationToken cancellationToken = default) =>
        provider.GetAnimalsAsync(cancellationToken);

    public ValueTask<IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>> GetAllBreedsAsync(
        CancellationToken cancellationToken = default) =>
        provider.GetAllBreedsAsync(cancellationToken);
}
