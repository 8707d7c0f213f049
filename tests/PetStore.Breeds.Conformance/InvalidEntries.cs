namespace PetStore.Breeds.Conformance;

/// <summary>Entries that every provider with data of its own refuses, and the message that names them.</summary>
public static class InvalidEntries
{
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Breeds { get; } =
    [
        new("Dog", ["Beagle"]),
        new("Dog", ["Afador"]),
        new("", ["Bass"]),
        new(null!, []),
        new("Cat", ["Abyssinian", null!, ""]),
        new("Fish", null!),
        new("Half\uD83D", ["NUL\0"]),
    ];

    public static string Errors { get; } = string.Join(
        '\n',
        "breeds[1] ('Dog'): breeds[0] has the same animal.",
        "breeds[2]: the animal is empty.",
        "breeds[3]: the animal is null.",
        "breeds[4] ('Cat'): breed [1] is null.",
        "breeds[4] ('Cat'): breed [2] is empty.",
        "breeds[5] ('Fish'): the list of breeds is null.",
        "breeds[6] ('Half\uD83D'): the animal contains one half of a surrogate pair.",
        "breeds[6] ('Half\uD83D'): breed [0] contains a NUL character.");
}
