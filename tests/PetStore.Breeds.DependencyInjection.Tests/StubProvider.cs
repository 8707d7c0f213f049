namespace PetStore.Breeds.DependencyInjection.Tests;

public class StubProvider : IPetBreedProvider
{
    public virtual ValueTask<IReadOnlyList<string>?> GetBreedsAsync(
        string animal, CancellationToken cancellationToken = default) => default;

    public virtual ValueTask<IReadOnlyList<string>> GetAnimalsAsync(CancellationToken cancellationToken = default) =>
        new([]);
}
