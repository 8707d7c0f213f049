namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>What a <see cref="RandomHistory"/> is made from.</summary>
/// <param name="Seed">Decides everything but the number of commits.</param>
/// <param name="CommitCount">The number of commits.</param>
/// <param name="IsOdd">Whether it has <see cref="OddVersionFiles"/>, version.txt, links, and files where folders were.</param>
internal sealed record HistoryDescription(int Seed, int CommitCount, bool IsOdd = false);
