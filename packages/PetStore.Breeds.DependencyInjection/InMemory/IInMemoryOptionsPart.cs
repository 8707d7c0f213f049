namespace PetStore.Breeds.DependencyInjection.InMemory;

/// <summary>A service that makes or validates the options of one provider, and is of no use without it.</summary>
internal interface IInMemoryOptionsPart
{
    InMemoryOptionsServiceDescriptor Provider { get; }
}
