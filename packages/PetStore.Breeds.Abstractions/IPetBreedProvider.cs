namespace PetStore.Breeds;

/// <summary>Provides animals and their breeds.</summary>
/// <remarks>
/// Animals are compared ordinally: <c>"Dog"</c> and <c>"dog"</c> are different animals. All members are safe for use by
/// several threads at once. A returned list never changes, and it cannot be cast to a type that can change it.
/// </remarks>
public interface IPetBreedProvider
{
    /// <summary>Gets the breeds of an animal, in the order in which the provider lists them.</summary>
    /// <param name="animal">The animal's name, compared ordinally.</param>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    /// <returns>
    /// The breeds; empty when the animal is known but has none; <see langword="null"/> when it is unknown.
    /// </returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="animal"/> is <see langword="null"/>. Thrown by the call itself, not through the task.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// <paramref name="cancellationToken"/> was cancelled. Thrown through the task.
    /// </exception>
    ValueTask<IReadOnlyList<string>?> GetBreedsAsync(string animal, CancellationToken cancellationToken = default);

    /// <summary>Gets the animals that the provider knows, each once, in the order in which it lists them.</summary>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    /// <returns>The names of the animals, including those without breeds; empty when the provider knows none.</returns>
    /// <exception cref="OperationCanceledException">
    /// <paramref name="cancellationToken"/> was cancelled. Thrown through the task.
    /// </exception>
    ValueTask<IReadOnlyList<string>> GetAnimalsAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets all animals with their breeds.</summary>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    /// <returns>
    /// One entry for each animal, in the order of <see cref="GetAnimalsAsync"/>, with the breeds that
    /// <see cref="GetBreedsAsync"/> returns for it; empty when the provider knows no animal.
    /// </returns>
    /// <exception cref="OperationCanceledException">
    /// <paramref name="cancellationToken"/> was cancelled. Thrown through the task.
    /// </exception>
    /// <remarks>
    /// This default calls the two other members, once for each animal. It leaves out an animal that disappears between
    /// two calls. A provider whose data can change should override it, so that all entries show the same state.
    /// </remarks>
    async ValueTask<IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>> GetAllBreedsAsync(
        CancellationToken cancellationToken = default)
    {
        var all = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        foreach (var animal in await GetAnimalsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await GetBreedsAsync(animal, cancellationToken).ConfigureAwait(false) is { } breeds)
            {
                all.Add(new(animal, breeds));
            }
        }

        return all.AsReadOnly();
    }
}
