namespace PetStore.ReleaseTool.Benchmarks;

/// <summary>How large a synthetic repository is.</summary>
/// <param name="Packages">The number of packages, all of which are there from the first commit on.</param>
/// <param name="Commits">The number of commits, at least; a merge at the end may add four.</param>
/// <param name="HasMerges">Whether there are branches that are merged.</param>
internal sealed record RepositorySize(int Packages, int Commits, bool HasMerges)
{
    private static readonly (int, int)[] _sizes = [
        (10, 100), (10, 1_000), (100, 10_000), (1_000, 10_000), (1_000, 50_000)];

    public static IReadOnlyList<RepositorySize> All { get; } =
        [.. _sizes.SelectMany(size => new[] { false, true }, (size, hasMerges) => new RepositorySize(size.Item1, size.Item2, hasMerges))];

    /// <summary>What takes seconds to create.</summary>
    public static IReadOnlyList<RepositorySize> Quick { get; } = [
        new(10, 100, false), new(10, 1_000, true), new(1_000, 10_000, false)];

    /// <summary>The sizes that arguments ask for: all, <c>--quick</c>, or some by name; empty when a name is none.</summary>
    public static IReadOnlyList<RepositorySize> Select(IReadOnlyList<string> arguments) => arguments switch
    {
        [] => All,
        ["--quick"] => Quick,
        _ =>
            All.Where(
                size => arguments.Contains(size.ToString())).ToArray() is { } found && found.Length == arguments.Count
            ? found
            : [],
    };

    public override string ToString() => $"{Packages}x{Commits}{(HasMerges ? "-merges" : "")}";
}
