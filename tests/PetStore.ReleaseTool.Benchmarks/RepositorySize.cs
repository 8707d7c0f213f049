namespace PetStore.ReleaseTool.Benchmarks;

/// <summary>How large a synthetic repository is.</summary>
/// <param name="Packages">The number of packages, all of which are there from the first commit on.</param>
/// <param name="Commits">The number of commits, at least; a merge at the end may add four.</param>
/// <param name="HasMerges">Whether there are branches that are merged.</param>
internal sealed record RepositorySize(int Packages, int Commits, bool HasMerges)
{
    private static readonly (int, int)[] Sizes = [(10, 100), (10, 1_000), (100, 10_000), (1_000, 10_000), (1_000, 50_000)];

    public static IReadOnlyList<RepositorySize> All { get; } =
        [.. Sizes.SelectMany(size => new[] { false, true }, (size, hasMerges) => new RepositorySize(size.Item1, size.Item2, hasMerges))];

    /// <summary>What takes seconds to create.</summary>
    public static IReadOnlyList<RepositorySize> Quick { get; } = [new(10, 100, false), new(10, 1_000, true), new(1_000, 10_000, false)];

    public override string ToString() => $"{Packages}x{Commits}{(HasMerges ? "-merges" : "")}";
}
