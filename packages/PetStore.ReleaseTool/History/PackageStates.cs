using System.Collections.Immutable;

namespace PetStore.ReleaseTool.History;

/// <summary>All packages as one commit leaves them, by the number that each package's id has.</summary>
/// <remarks>
/// Immutable, and a commit shares with its parent every block that it does not change: what differs between two commits is found by
/// comparing references.
/// </remarks>
internal sealed class PackageStates
{
    public static readonly PackageStates Empty = new([], PackageState.Absent, null, null, ImmutableSortedSet.Create<string>(StringComparer.Ordinal));

    private const int BlockSize = 32;
    private readonly PackageState?[]?[] _blocks;

    private PackageStates(
        PackageState?[]?[] blocks, PackageState absent, string? rootVersionFile, string? packagesVersionFile, ImmutableSortedSet<string> sharedTexts)
    {
        _blocks = blocks;
        Absent = absent;
        RootVersionFile = rootVersionFile;
        PackagesVersionFile = packagesVersionFile;
        SharedTexts = sharedTexts;
    }

    /// <summary>The state of every package that no commit has named yet: NBGV counts for it by what it will inherit.</summary>
    public PackageState Absent { get; }

    /// <summary>The object id of the root's version.json.</summary>
    public string? RootVersionFile { get; }

    /// <summary>The object id of packages/version.json.</summary>
    public string? PackagesVersionFile { get; }

    /// <summary>The paths of every version.txt above the packages.</summary>
    public ImmutableSortedSet<string> SharedTexts { get; }

    public PackageState this[int number] => Find(_blocks, number) ?? Absent;

    private static PackageState? Find(PackageState?[]?[] blocks, int number) =>
        number / BlockSize < blocks.Length ? blocks[number / BlockSize]?[number % BlockSize] : null;

    /// <summary>The numbers of the packages that either commit knows and whose state may differ between them, ascending.</summary>
    public static IEnumerable<int> FindDifferences(PackageStates first, PackageStates second)
    {
        var sameAbsent = ReferenceEquals(first.Absent, second.Absent);
        for (var block = 0; block < Math.Max(first._blocks.Length, second._blocks.Length); block++)
        {
            var one = block < first._blocks.Length ? first._blocks[block] : null;
            var other = block < second._blocks.Length ? second._blocks[block] : null;
            if (sameAbsent && ReferenceEquals(one, other))
            {
                continue;
            }

            for (var index = 0; index < BlockSize; index++)
            {
                var (before, after) = (one?[index], other?[index]);
                if ((before ?? after) is not null && !ReferenceEquals(before ?? first.Absent, after ?? second.Absent))
                {
                    yield return (block * BlockSize) + index;
                }
            }
        }
    }

    /// <summary>Collects the changes of one commit.</summary>
    public sealed class Builder(PackageStates source)
    {
        private PackageState?[]?[] _blocks = source._blocks;

        public PackageState Absent { get; set; } = source.Absent;

        public string? RootVersionFile { get; set; } = source.RootVersionFile;

        public string? PackagesVersionFile { get; set; } = source.PackagesVersionFile;

        public ImmutableSortedSet<string> SharedTexts { get; set; } = source.SharedTexts;

        public PackageState this[int number]
        {
            get => Find(_blocks, number) ?? Absent;
            set => Own(number / BlockSize)[number % BlockSize] = value;
        }

        public bool IsKnown(int number) => Find(_blocks, number) is not null;

        public PackageStates Build() =>
            ReferenceEquals(_blocks, source._blocks)
            && ReferenceEquals(Absent, source.Absent)
            && RootVersionFile == source.RootVersionFile
            && PackagesVersionFile == source.PackagesVersionFile
            && ReferenceEquals(SharedTexts, source.SharedTexts)
                ? source
                : new PackageStates(_blocks, Absent, RootVersionFile, PackagesVersionFile, SharedTexts);

        private PackageState?[] Own(int block)
        {
            if (ReferenceEquals(_blocks, source._blocks))
            {
                _blocks = [.. _blocks];
            }

            if (block >= _blocks.Length)
            {
                Array.Resize(ref _blocks, block + 1);
            }

            var original = block < source._blocks.Length ? source._blocks[block] : null;
            if (ReferenceEquals(_blocks[block], original))
            {
                _blocks[block] = original?.ToArray() ?? new PackageState?[BlockSize];
            }

            return _blocks[block]!;
        }
    }
}
