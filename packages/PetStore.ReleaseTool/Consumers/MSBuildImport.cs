namespace PetStore.ReleaseTool.Consumers;

/// <summary>An import of an MSBuild file.</summary>
/// <param name="Path">As it is written.</param>
/// <param name="HasCondition">Whether the file may be missing.</param>
internal sealed record MSBuildImport(string Path, bool HasCondition);
