namespace PetStore.Breeds;

/// <summary>Provides animals and their breeds.</summary>
/// <remarks>
/// Animals are compared ordinally: <c>"Dog"</c> and <c>"dog"</c> are different animals. Both members are safe to call
/// from several threads at once. A list that they return never changes, and cannot be cast to something mutable.
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
    /// <returns>The names of the animals, those without breeds included; empty when the provider knows none.</returns>
    /// <exception cref="OperationCanceledException">
    /// <paramref name="cancellationToken"/> was cancelled. Thrown through the task.
    /// </exception>
    ValueTask<IReadOnlyList<string>> GetAnimalsAsync(CancellationToken cancellationToken = default);
}
