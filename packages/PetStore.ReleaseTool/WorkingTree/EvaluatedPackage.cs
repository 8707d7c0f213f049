namespace PetStore.ReleaseTool.WorkingTree;

/// <summary>A package that a project uses, as MSBuild evaluates it.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Version">The version that is asked for; empty when none is.</param>
/// <param name="RunsInBuild">Whether the package's own targets take part in the build.</param>
internal sealed record EvaluatedPackage(string Id, string Version, bool RunsInBuild);
