using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Output;

/// <summary>The words for plan actions, in every format.</summary>
internal static class PlanActionText
{
    public static string ToText(this PlanAction action) => action switch
    {
        PlanAction.Keep => "keep",
        PlanAction.Publish => "publish",
        PlanAction.Refuse => "refuse",
    };
}
