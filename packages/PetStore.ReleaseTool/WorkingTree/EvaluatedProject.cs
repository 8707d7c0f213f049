namespace PetStore.ReleaseTool.WorkingTree;

/// <summary>The result of evaluating a project for all its target frameworks.</summary>
/// <param name="PackageId">The id of the package that it packs.</param>
/// <param name="Files">What it compiles, embeds, packs and imports: absolute paths, possibly repeated.</param>
/// <param name="References">The absolute paths of the projects that it refers to.</param>
/// <param name="Packages">The packages that it uses, possibly repeated.</param>
internal sealed record EvaluatedProject(
    string PackageId,
    IReadOnlyList<string> Files,
    IReadOnlyList<string> References,
    IReadOnlyList<EvaluatedPackage> Packages);
