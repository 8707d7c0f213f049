namespace PetStore.Breeds.DependencyInjection.Tests;

public class Decorator(string name, IPetBreedProvider inner) : StubProvider
{
    public IPetBreedProvider Inner => inner;

    public override async ValueTask<IReadOnlyList<string>> GetAnimalsAsync(
        CancellationToken cancellationToken = default) =>
        [name, .. await inner.GetAnimalsAsync(cancellationToken)];
}
