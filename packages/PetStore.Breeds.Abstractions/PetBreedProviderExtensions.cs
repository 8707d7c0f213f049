namespace PetStore.Breeds;

/// <summary>Lookups that work with every <see cref="IPetBreedProvider"/>.</summary>
public static class PetBreedProviderExtensions
{
    /// <summary>Gets the breeds of an animal that must be known.</summary>
    /// <param name="provider">The provider to ask.</param>
    /// <param name="animal">The animal's name, compared ordinally.</param>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    /// <returns>The breeds, in the order of the provider; empty when the animal is known but has none.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="provider"/> or <paramref name="animal"/> is <see langword="null"/>. Thrown by the call itself.
    /// </exception>
    /// <exception cref="AnimalNotFoundException">
    /// The provider does not know <paramref name="animal"/>. Thrown through the task.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// <paramref name="cancellationToken"/> was cancelled. Thrown through the task.
    /// </exception>
    public static ValueTask<IReadOnlyList<string>> GetRequiredBreedsAsync(
        this IPetBreedProvider provider, string animal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(animal);

        return GetAsync(provider, animal, cancellationToken);

        static async ValueTask<IReadOnlyList<string>> GetAsync(
            IPetBreedProvider provider, string animal, CancellationToken cancellationToken) =>
            await provider.GetBreedsAsync(animal, cancellationToken).ConfigureAwait(false)
                ?? throw new AnimalNotFoundException(animal);
    }

    /// <summary>Gets the breeds of an animal as one text, such as <c>"Goldfish, Bass"</c>.</summary>
    /// <param name="provider">The provider to ask.</param>
    /// <param name="animal">The animal's name, compared ordinally.</param>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    /// <returns>
    /// The breeds in the order of the provider, separated by a comma and a space; empty when the animal is known but
    /// has none; <see langword="null"/> when it is unknown.
    /// </returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="provider"/> or <paramref name="animal"/> is <see langword="null"/>. Thrown by the call itself.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// <paramref name="cancellationToken"/> was cancelled. Thrown through the task.
    /// </exception>
    public static ValueTask<string?> GetBreedsTextAsync(
        this IPetBreedProvider provider, string animal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(animal);

        return GetAsync(provider, animal, cancellationToken);

        static async ValueTask<string?> GetAsync(
            IPetBreedProvider provider, string animal, CancellationToken cancellationToken)
        {
            var breeds = await provider.GetBreedsAsync(animal, cancellationToken).ConfigureAwait(false);
            return breeds is null ? null : string.Join(", ", breeds);
        }
    }
}
