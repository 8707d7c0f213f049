using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Mixing;

/// <summary>The result of one mix.</summary>
/// <param name="Subject">What was mixed.</param>
/// <param name="Mix">How.</param>
/// <param name="Siblings">The versions that it was mixed with, by id.</param>
/// <param name="Passed">The tests that passed; for an application, 1 when it builds.</param>
/// <param name="Failed">The tests that failed; for an application, 1 when it does not build.</param>
/// <param name="Problem">What is wrong; null when the mix works.</param>
internal sealed record MixLeg(
    MixSubject Subject, MixKind Mix, IReadOnlyList<Release> Siblings, int Passed, int Failed, Problem? Problem);
