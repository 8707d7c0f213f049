using NSubstitute;
using PetStore.Breeds.Conformance;
using PetStore.Breeds.InMemory;
using PetStore.Breeds.Tests.Examples;

namespace PetStore.Breeds.DependencyInjection.Tests;

/// <summary>The recipe of the README keeps the contract, and asks its provider once a minute.</summary>
public sealed class CachingRecipeTests : PetBreedProviderConformance, IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly IPetBreedProvider _inner = Substitute.For<IPetBreedProvider>();
    private readonly CachingBreedProvider _cache;

    public CachingRecipeTests()
    {
        _cache = new CachingBreedProvider(_inner, _clock);
        Serve([new("Dog", ["Boxer"])]);
    }

    public void Dispose() => _cache.Dispose();

    protected override ValueTask<IPetBreedProvider> CreateProviderAsync(
        IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> breeds) =>
        new(new CachingBreedProvider(new InMemoryPetBreedProvider(breeds), TimeProvider.System));

    [Fact]
    public async Task A_lookup_is_served_from_the_cache_for_a_minute()
    {
        await _cache.GetBreedsAsync("Dog");
        await _cache.GetBreedsAsync("Dragon");
        Serve([new("Dog", ["Beagle"])]);
        _clock.Advance(TimeSpan.FromSeconds(59));
        var before = await _cache.GetBreedsAsync("Dog");
        _clock.Advance(TimeSpan.FromSeconds(1));
        var after = await _cache.GetBreedsAsync("Dog");

        Assert.Equal(["Boxer"], before);
        Assert.Equal(["Beagle"], after);
        await _inner.Received(2).GetAllBreedsAsync(Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_failure_is_not_cached()
    {
        _inner.GetAllBreedsAsync(Arg.Any<CancellationToken>()).Returns(
            _ => throw new TimeoutException(),
            _ => new ValueTask<IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>>([new("Dog", ["Boxer"])]));
        await Assert.ThrowsAsync<TimeoutException>(async () => await _cache.GetBreedsAsync("Dog"));

        Assert.Equal(["Boxer"], await _cache.GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task A_list_that_the_provider_changes_later_does_not_change_what_is_served()
    {
        string[] dogs = ["Boxer"];
        Serve([new("Dog", dogs)]);
        await _cache.GetAnimalsAsync();

        dogs[0] = "Beagle";

        Assert.Equal(["Boxer"], await _cache.GetBreedsAsync("Dog"));
    }

    private void Serve(IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> breeds) =>
        _inner.GetAllBreedsAsync(Arg.Any<CancellationToken>())
            .Returns(_ => new ValueTask<IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>>(breeds));

    private sealed class ManualClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
