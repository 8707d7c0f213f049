namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>What NBGV says about a package at a commit.</summary>
/// <param name="Version">The version, as NuGet writes it; null when there is none.</param>
/// <param name="Failure">What NBGV threw; null when it did not.</param>
internal sealed record NbgvAnswer(string? Version, string? Failure);
