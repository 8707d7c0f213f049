namespace PetStore.ReleaseTool.Planning;

/// <summary>What <c>publish</c> does with a release.</summary>
internal enum PlanAction
{
    /// <summary>The feed has it, built from the same commit.</summary>
    Keep,

    /// <summary>The feed lacks it: it is built from its release commit and pushed.</summary>
    Publish,

    /// <summary>It has a problem: neither it nor what depends on it is published.</summary>
    Refuse,
}
