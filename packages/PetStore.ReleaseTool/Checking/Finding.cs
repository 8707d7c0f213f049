namespace PetStore.ReleaseTool.Checking;

/// <summary>A convention that does not hold.</summary>
/// <param name="Problem">What, where, and the command or edit that mends it.</param>
/// <param name="Fix">Mends it; null when only a person can.</param>
internal sealed record Finding(Problem Problem, Fix? Fix = null);
