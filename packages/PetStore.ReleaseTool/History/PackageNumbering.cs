using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.History;

/// <summary>
/// Numbers the packages of a history in the order of their first appearance, so that states can be kept in arrays.
/// </summary>
internal sealed class PackageNumbering(RepositoryLayout layout)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<Package> _packages = [];

    /// <summary>Gets the packages by their numbers. The list grows while a history is read.</summary>
    public IReadOnlyList<Package> Packages => _packages;

    /// <summary>Gets the number of a known package.</summary>
    public int this[ReadOnlySpan<char> id] => _numbers.GetAlternateLookup<ReadOnlySpan<char>>()[id];

    /// <summary>Gets the number of a package, and assigns one to a package that is new.</summary>
    public int GetOrAdd(ReadOnlySpan<char> id)
    {
        var numbers = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!numbers.TryGetValue(id, out var number))
        {
            number = _packages.Count;
            var package = layout.GetPackage(id.ToString());
            _numbers.Add(package.Id, number);
            _packages.Add(package);
        }

        return number;
    }
}
