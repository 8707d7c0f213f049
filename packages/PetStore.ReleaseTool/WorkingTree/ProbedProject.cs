namespace PetStore.ReleaseTool.WorkingTree;

/// <summary>What a project gets from the props and targets above its folder, or has itself.</summary>
/// <param name="TargetFramework">Its target framework, or several with ';'; empty when nothing names one.</param>
/// <param name="Version">The version that its properties say; <c>1.0.0</c> when they say nothing.</param>
/// <param name="PackageId">The id of the package that it packs.</param>
/// <param name="IsPackable">Whether it is a library, or a tool, that can be packed.</param>
/// <param name="WritesLockFile">Whether a restore writes a lock file.</param>
/// <param name="References">The packages that it refers to, those of all projects included.</param>
/// <param name="Usings">The namespaces that all its files use.</param>
internal sealed record ProbedProject(
    string TargetFramework,
    string Version,
    string PackageId,
    bool IsPackable,
    bool WritesLockFile,
    IReadOnlySet<string> References,
    IReadOnlySet<string> Usings);
