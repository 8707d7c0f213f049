using NSubstitute;

namespace PetStore.Breeds.Tests;

public class PetBreedProviderExtensionsTests
{
    private readonly IPetBreedProvider _provider = Substitute.For<IPetBreedProvider>();

    [Fact]
    public async Task Required_breeds_are_those_of_the_provider()
    {
        IReadOnlyList<string> breeds = ["Goldfish", "Bass"];
        _provider.GetBreedsAsync("Fish").Returns(new ValueTask<IReadOnlyList<string>?>(breeds));

        var required = await _provider.GetRequiredBreedsAsync("Fish");

        Assert.Same(breeds, required);
    }

    [Fact]
    public async Task Required_breeds_are_empty_for_a_known_animal_without_breeds()
    {
        _provider.GetBreedsAsync("Unicorn").Returns(new ValueTask<IReadOnlyList<string>?>([]));

        var required = await _provider.GetRequiredBreedsAsync("Unicorn");

        Assert.Empty(required);
    }

    [Fact]
    public async Task Required_breeds_of_an_unknown_animal_are_an_error_that_names_it()
    {
        var lookup = NullPetBreedProvider.Instance.GetRequiredBreedsAsync("Dragon");

        var error = await Assert.ThrowsAsync<AnimalNotFoundException>(async () => await lookup);
        Assert.Equal("Dragon", error.Animal);
        Assert.Equal(
            "The breed provider does not know the animal 'Dragon'. Animal names are case-sensitive.", error.Message);
    }

    [Fact]
    public async Task Required_breeds_are_awaited_when_the_provider_answers_later()
    {
        var answer = new TaskCompletionSource<IReadOnlyList<string>?>();
        _provider.GetBreedsAsync("Fish").Returns(new ValueTask<IReadOnlyList<string>?>(answer.Task));

        var lookup = _provider.GetRequiredBreedsAsync("Fish");
        var completedBefore = lookup.IsCompleted;
        answer.SetResult(["Goldfish"]);

        Assert.False(completedBefore);
        Assert.Equal(["Goldfish"], await lookup);
    }

    [Theory]
    [InlineData("Goldfish, Bass", "Goldfish", "Bass")]
    [InlineData("Goldfish", "Goldfish")]
    [InlineData("")]
    public async Task The_text_joins_the_breeds_in_order(string expected, params string[] breeds)
    {
        _provider.GetBreedsAsync("Fish").Returns(new ValueTask<IReadOnlyList<string>?>(breeds));

        var text = await _provider.GetBreedsTextAsync("Fish");

        Assert.Equal(expected, text);
    }

    [Fact]
    public async Task The_text_is_null_for_an_unknown_animal()
    {
        var text = await NullPetBreedProvider.Instance.GetBreedsTextAsync("Dragon");

        Assert.Null(text);
    }

    [Fact]
    public async Task The_token_reaches_the_provider()
    {
        using var source = new CancellationTokenSource();
        _provider.GetBreedsAsync("Fish", source.Token).Returns(new ValueTask<IReadOnlyList<string>?>([]));

        await _provider.GetRequiredBreedsAsync("Fish", source.Token);
        await _provider.GetBreedsTextAsync("Fish", source.Token);

        await _provider.Received(2).GetBreedsAsync("Fish", source.Token);
    }

    [Fact]
    public async Task A_cancelled_token_surfaces_through_the_task()
    {
        var cancelled = new CancellationToken(canceled: true);

        var breeds = NullPetBreedProvider.Instance.GetRequiredBreedsAsync("Fish", cancelled);
        var text = NullPetBreedProvider.Instance.GetBreedsTextAsync("Fish", cancelled);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await breeds);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await text);
    }

    [Fact]
    public void A_null_animal_is_an_error_of_the_call_itself()
    {
        Assert.Throws<ArgumentNullException>("animal", () => { _ = _provider.GetRequiredBreedsAsync(null!); });
        Assert.Throws<ArgumentNullException>("animal", () => { _ = _provider.GetBreedsTextAsync(null!); });
    }

    [Fact]
    public void A_null_provider_is_an_error_of_the_call_itself()
    {
        IPetBreedProvider none = null!;

        Assert.Throws<ArgumentNullException>("provider", () => { _ = none.GetRequiredBreedsAsync("Fish"); });
        Assert.Throws<ArgumentNullException>("provider", () => { _ = none.GetBreedsTextAsync("Fish"); });
    }
}
