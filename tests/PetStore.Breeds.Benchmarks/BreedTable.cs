namespace PetStore.Breeds.Benchmarks;

/// <summary>Animals with three breeds each, and names to look them up by.</summary>
internal static class BreedTable
{
    /// <summary>Creates a table: the first three animals are those of the default data.</summary>
    public static KeyValuePair<string, IReadOnlyList<string>>[] Create(int animals) =>
    [
        .. Enumerable.Range(0, animals).Select(number =>
        {
            var animal = number switch { 0 => "Dog", 1 => "Cat", 2 => "Fish", _ => $"Animal {number}" };
            return KeyValuePair.Create<string, IReadOnlyList<string>>(
                animal, Array.AsReadOnly(new[] { $"{animal} 1", $"{animal} 2", $"{animal} 3" }));
        }),
    ];

    /// <summary>Names in a fixed order that no cache foresees, as copies: a caller's string is not the one that is stored.</summary>
    public static string[] Names(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> table, int count)
    {
        var animals = table.Select(entry => entry.Key).ToArray();
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => new string(animals[random.Next(animals.Length)].AsSpan()))];
    }
}
