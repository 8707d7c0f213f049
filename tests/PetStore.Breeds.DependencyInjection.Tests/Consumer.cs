namespace PetStore.Breeds.DependencyInjection.Tests;

public sealed class Consumer(IPetBreedProvider provider)
{
    public IPetBreedProvider Provider => provider;
}
