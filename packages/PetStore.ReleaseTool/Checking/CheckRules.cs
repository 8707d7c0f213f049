namespace PetStore.ReleaseTool.Checking;

/// <summary>Every rule of <c>check</c>, in the order in which findings are reported.</summary>
internal static class CheckRules
{
    public static IReadOnlyList<ICheckRule> All { get; } =
    [
        new PackageRule(),
        new SolutionRule(),
        new TestProjectRule(),
        new ReadmeRule(),
        new GeneratedPipelineRule(),
        new PinRule(),
        new ReleaseRule(),
        new ProjectInputRule(),
        new LockFileRule(),
    ];
}
