namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>What a <see cref="RandomHistory"/> is made from.</summary>
internal sealed record HistoryDescription(int Seed, int CommitCount);
