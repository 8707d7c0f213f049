namespace PetStore.Breeds.DependencyInjection.Tests;

public sealed class TypedDecorator(IPetBreedProvider inner) : Decorator("typed", inner);
