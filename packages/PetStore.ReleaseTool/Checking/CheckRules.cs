namespace PetStore.ReleaseTool.Checking;

/// <summary>Every rule of <c>check</c>, in the order in which findings are reported.</summary>
internal static class CheckRules
{
    public static IReadOnlyList<ICheckRule> All { get; } =
    [
        new PackageRule(),
        new PackageFolderRule(),
        new LinkedInputRule(),
        new CentralVersionsRule(),
        new SolutionRule(),
        new TestProjectRule(),
        new ReadmeRule(),
        new DeadLinkRule(),
        new GeneratedPipelineRule(),
        new PipelinePathRule(),
        new PinRule(),
        new ReleaseRule(),
        new DeletedPackageRule(),
        new ProjectInputRule(),
        new ConsumerRule(),
        new LockFileRule(),
    ];
}
