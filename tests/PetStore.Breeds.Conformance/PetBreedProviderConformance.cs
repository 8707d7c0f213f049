using Xunit;

namespace PetStore.Breeds.Conformance;

/// <summary>The contract of <see cref="IPetBreedProvider"/>. The tests of every provider inherit it.</summary>
public abstract class PetBreedProviderConformance
{
    /// <summary>Gets what the provider under test knows. A provider with data of its own overrides it.</summary>
    protected virtual IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Breeds { get; } =
    [
        new("Dog", ["Boxer", "Afador", "Beagle"]),
        new("Cat", ["Ünïcödé", "Comma, Cat", "Boxer"]),
        new("cat", ["lower case"]),
        new("Unicorn", []),
        new("Éclair", ["composed"]),
        new("E\u0301clair", ["decomposed"]),
        new("Dog ", ["with a space at the end"]),
        new("Animals:0", ["with a colon"]),
        new("O'Brien; --", ["with a quote"]),
        new("🐈", ["outside the basic plane"]),
    ];

    protected abstract ValueTask<IPetBreedProvider> CreateProviderAsync(
        IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> breeds);

    [Fact]
    public async Task Animals_are_listed_in_order()
    {
        var provider = await CreateProviderAsync(Breeds);

        var animals = await provider.GetAnimalsAsync();

        Assert.Equal(Breeds.Select(entry => entry.Key), animals);
    }

    [Fact]
    public async Task Every_animal_has_its_breeds_in_order()
    {
        var provider = await CreateProviderAsync(Breeds);

        foreach (var (animal, expected) in Breeds)
        {
            var breeds = await provider.GetBreedsAsync(animal);

            Assert.Equal(expected, breeds);
        }
    }

    [Theory]
    [InlineData("Dragon")]
    [InlineData("dog")]
    [InlineData("DOG")]
    [InlineData(" Dog")]
    [InlineData("Dog\0")]
    [InlineData("D%")]
    [InlineData("")]
    public async Task An_animal_that_differs_in_any_character_is_unknown(string animal)
    {
        var provider = await CreateProviderAsync(Breeds);

        var breeds = await provider.GetBreedsAsync(animal);

        Assert.Null(breeds);
    }

    [Fact]
    public async Task A_null_animal_is_an_error_of_the_call_itself()
    {
        var provider = await CreateProviderAsync(Breeds);

        var error = Record.Exception(() => { _ = provider.GetBreedsAsync(null!); });

        Assert.Equal("animal", Assert.IsType<ArgumentNullException>(error).ParamName);
    }

    [Fact]
    public async Task A_cancelled_token_surfaces_through_the_task_of_a_lookup()
    {
        var provider = await CreateProviderAsync(Breeds);

        var lookup = provider.GetBreedsAsync("Dog", new CancellationToken(canceled: true)).AsTask();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lookup);
        Assert.True(lookup.IsCanceled);
    }

    [Fact]
    public async Task A_cancelled_token_surfaces_through_the_task_of_a_listing()
    {
        var provider = await CreateProviderAsync(Breeds);

        var listing = provider.GetAnimalsAsync(new CancellationToken(canceled: true)).AsTask();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listing);
        Assert.True(listing.IsCanceled);
    }

    [Fact]
    public async Task All_animals_are_read_at_once_with_their_breeds_in_order()
    {
        var provider = await CreateProviderAsync(Breeds);

        var all = await provider.GetAllBreedsAsync();

        Assert.Equal(Breeds.Select(entry => entry.Key), all.Select(entry => entry.Key));
        Assert.All(Breeds.Zip(all), pair => Assert.Equal(pair.First.Value, pair.Second.Value));
    }

    [Fact]
    public async Task A_cancelled_token_surfaces_through_the_task_of_reading_all()
    {
        var provider = await CreateProviderAsync(Breeds);

        var reading = provider.GetAllBreedsAsync(new CancellationToken(canceled: true)).AsTask();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.True(reading.IsCanceled);
    }

    [Fact]
    public async Task What_is_read_at_once_cannot_be_cast_to_something_mutable()
    {
        var provider = await CreateProviderAsync(Breeds);

        var all = await provider.GetAllBreedsAsync();

        AssertReadOnly(all, new("added", []));
        Assert.All(all, entry => AssertReadOnly(entry.Value, "added"));
    }

    [Fact]
    public async Task Results_cannot_be_cast_to_something_mutable()
    {
        var provider = await CreateProviderAsync(Breeds);
        List<IReadOnlyList<string>> results = [await provider.GetAnimalsAsync()];
        foreach (var (animal, _) in Breeds)
        {
            results.Add((await provider.GetBreedsAsync(animal))!);
        }

        Assert.All(results, result => AssertReadOnly(result, "added"));
    }

    [Fact]
    public async Task Several_threads_get_the_same_answers_at_once()
    {
        var provider = await CreateProviderAsync(Breeds);

        await Parallel.ForEachAsync(Enumerable.Repeat(Breeds, 20), async (breeds, cancellationToken) =>
        {
            foreach (var (animal, expected) in breeds)
            {
                Assert.Equal(expected, await provider.GetBreedsAsync(animal, cancellationToken));
            }

            Assert.Equal(breeds.Count, (await provider.GetAnimalsAsync(cancellationToken)).Count);
        });
    }

    private static void AssertReadOnly<T>(IReadOnlyList<T> result, T added)
    {
        Assert.IsNotType<T[]>(result);
        if (result is ICollection<T> collection)
        {
            Assert.True(collection.IsReadOnly);
            Assert.Throws<NotSupportedException>(() => collection.Add(added));
        }

        if (result is IList<T> list && list.Count > 0)
        {
            Assert.Throws<NotSupportedException>(() => list[0] = added);
        }

        if (result is System.Collections.IList { Count: > 0 } untyped)
        {
            Assert.Throws<NotSupportedException>(() => untyped[0] = added);
        }
    }
}
