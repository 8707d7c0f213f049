namespace PetStore.Breeds.DependencyInjection;

/// <summary>Hides from the container that a provider can be disposed: it disposes whatever a factory returns.</summary>
internal sealed class NonDisposableProvider(IPetBreedProvider provider) : IPetBreedProvider
{
    public ValueTask<IReadOnlyList<string>?> GetBreedsAsync(
        string animal, CancellationToken cancellationToken = default) =>
        provider.GetBreedsAsync(animal, cancellationToken);

    public ValueTask<IReadOnlyList<string>> GetAnimalsAsync(CancellationToken cancellationToken = default) =>
        provider.GetAnimalsAsync(cancellationToken);
}
