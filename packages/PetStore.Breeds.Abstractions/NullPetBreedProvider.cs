using System.Collections.ObjectModel;

namespace PetStore.Breeds;

/// <summary>A provider that knows no animal. Use it in tests, or as the default where a provider is optional.</summary>
public sealed class NullPetBreedProvider : IPetBreedProvider
{
    private NullPetBreedProvider()
    {
    }

    /// <summary>Gets the only instance. It has no state and is safe for use by several threads.</summary>
    public static NullPetBreedProvider Instance { get; } = new();

    /// <inheritdoc/>
    /// <returns>Always <see langword="null"/>: every animal is unknown.</returns>
    public ValueTask<IReadOnlyList<string>?> GetBreedsAsync(
        string animal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(animal);

        return cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<IReadOnlyList<string>?>(cancellationToken)
            : default;
    }

    /// <inheritdoc/>
    /// <returns>Always an empty list.</returns>
    public ValueTask<IReadOnlyList<string>> GetAnimalsAsync(CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<IReadOnlyList<string>>(cancellationToken)
            : new(ReadOnlyCollection<string>.Empty);

    /// <inheritdoc/>
    /// <returns>Always an empty list.</returns>
    public ValueTask<IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>> GetAllBreedsAsync(
        CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>>(cancellationToken)
            : new(ReadOnlyCollection<KeyValuePair<string, IReadOnlyList<string>>>.Empty);
}
