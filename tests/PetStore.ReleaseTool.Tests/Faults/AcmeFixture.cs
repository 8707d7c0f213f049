using PetStore.ReleaseTool.Tests.EndToEnd;

namespace PetStore.ReleaseTool.Tests.Faults;

/// <summary>One repository for several tests, each of which has a feed of its own.</summary>
public sealed class AcmeFixture : IAsyncLifetime
{
    internal AcmeRepository Repository { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Repository = await AcmeRepository.CreateAsync();

    public ValueTask DisposeAsync()
    {
        Repository.Dispose();
        return ValueTask.CompletedTask;
    }
}
