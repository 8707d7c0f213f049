using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.History;

/// <summary>All packages as one commit leaves them, by their numbers in <see cref="PackageNumbering"/>.</summary>
/// <remarks>
/// Immutable. A commit shares every block that it does not change with its parent, so comparing references finds what
/// differs.
/// </remarks>
internal sealed class PackageStates
{
    private const int BlockSize = 32;
    private readonly PackageState?[]?[] _blocks;

    private PackageStates(
        PackageState?[]?[] blocks,
        PackageState absent,
        IReadOnlyList<SharedVersionFile> sharedVersionFiles)
    {
        _blocks = blocks;
        Absent = absent;
        SharedVersionFiles = sharedVersionFiles;
    }

    /// <summary>
    /// Gets the state of every package that has no project and no version file yet: NBGV counts for it by what it will
    /// inherit.
    /// </summary>
    public PackageState Absent { get; }

    /// <summary>
    /// Gets the version files that all packages inherit from, from the root down, existing or not; in one folder
    /// version.txt first.
    /// </summary>
    public IReadOnlyList<SharedVersionFile> SharedVersionFiles { get; }

    public PackageState this[int number] => Find(_blocks, number) ?? Absent;

    /// <summary>Creates the states before the first commit.</summary>
    public static PackageStates CreateEmpty(RepositoryLayout layout) => new(
        [],
        PackageState.Absent,
        [
            .. layout.SharedFolders
                .Concat(
                    layout.SharedVersionTexts.Zip(layout.SharedVersionFiles)
                        .SelectMany(pair => new[] { pair.First, pair.Second }))
                .Select(path => new SharedVersionFile(path, null)),
        ]);

    private static PackageState? Find(PackageState?[]?[] blocks, int number) =>
        number / BlockSize < blocks.Length ? blocks[number / BlockSize]?[number % BlockSize] : null;

    /// <summary>
    /// Finds the packages that either commit knows and whose state may differ between the two, by number, ascending.
    /// </summary>
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

        public IReadOnlyList<SharedVersionFile> SharedVersionFiles { get; private set; } = source.SharedVersionFiles;

        public PackageState this[int number]
        {
            get => Find(_blocks, number) ?? Absent;
            set => Own(number / BlockSize)[number % BlockSize] = value;
        }

        public bool IsKnown(int number) => Find(_blocks, number) is not null;

        public void SetSharedVersionFile(FileChange change) => SharedVersionFiles =
        [
            .. SharedVersionFiles.Select(
                file => file.Path == change.Path ? new SharedVersionFile(file.Path, change.Blob, change.Kind) : file),
        ];

        public PackageStates Build() =>
            ReferenceEquals(_blocks, source._blocks)
            && ReferenceEquals(Absent, source.Absent)
            && ReferenceEquals(SharedVersionFiles, source.SharedVersionFiles)
                ? source
                : new PackageStates(_blocks, Absent, SharedVersionFiles);

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
