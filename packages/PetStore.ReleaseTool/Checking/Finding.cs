using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Checking;

/// <summary>A convention that does not hold.</summary>
/// <param name="Problem">What is wrong, where, and the command or edit that corrects it.</param>
/// <param name="Fix">Corrects it; null when only a person can.</param>
internal sealed record Finding(Problem Problem, Fix? Fix = null);
