using PetStore.ReleaseTool.Tests.EndToEnd;
using PetStore.ReleaseTool.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(AdoptedRepository))]

namespace PetStore.ReleaseTool.Tests.EndToEnd;

/// <summary>
/// What <c>init</c> and <c>new</c> make of an empty repository, committed. Made once, when a test asks for it; the tests
/// commit nothing.
/// </summary>
public sealed class AdoptedRepository : IAsyncDisposable
{
    private readonly Lazy<Task<(
        FixtureRepository Git, ToolRun Init, ToolRun Added)>> _repository = new(CreateOnceAsync);

    internal Task<(FixtureRepository Git, ToolRun Init, ToolRun Added)> CreateAsync() => _repository.Value;

    public async ValueTask DisposeAsync()
    {
        if (_repository.IsValueCreated)
        {
            (await _repository.Value).Git.Dispose();
        }
    }

    private static async Task<(FixtureRepository Git, ToolRun Init, ToolRun Added)> CreateOnceAsync()
    {
        var repository = await FixtureRepository.CreateAsync();
        var init = await ToolProcess.StartAsync("--repo", repository.Root, "init");
        var added = await ToolProcess.StartAsync(
            "--repo", repository.Root, "new", "Acme.Text", "--description", "Text.");
        await repository.CommitAsync("Add Acme.Text");
        return (repository, init, added);
    }
}
