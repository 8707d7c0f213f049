namespace PetStore.Breeds.Tests;

/// <summary>What reading all breeds does for a provider that only has the older members.</summary>
public class GetAllBreedsTests
{
    [Fact]
    public async Task An_animal_that_disappears_between_two_calls_is_left_out()
    {
        IPetBreedProvider provider = new Changing(["Dog", "Dragon", "Cat"]);

        var all = await provider.GetAllBreedsAsync();

        Assert.Equal(["Dog", "Cat"], all.Select(entry => entry.Key));
    }

    [Fact]
    public async Task The_token_reaches_the_older_members()
    {
        using var source = new CancellationTokenSource();
        var provider = new Changing(["Dog"]);

        await ((IPetBreedProvider)provider).GetAllBreedsAsync(source.Token);

        Assert.Equal([source.Token, source.Token], provider.Tokens);
    }

    private sealed class Changing(IReadOnlyList<string> animals) : IPetBreedProvider
    {
        public List<CancellationToken> Tokens { get; } = [];

        public ValueTask<IReadOnlyList<string>?> GetBreedsAsync(
            string animal, CancellationToken cancellationToken = default)
        {
            Tokens.Add(cancellationToken);
            return new(animal == "Dragon" ? null : ["Boxer"]);
        }

        public ValueTask<IReadOnlyList<string>> GetAnimalsAsync(CancellationToken cancellationToken = default)
        {
            Tokens.Add(cancellationToken);
            return new(animals);
        }
    }
}
