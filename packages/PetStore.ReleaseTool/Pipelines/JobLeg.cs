namespace PetStore.ReleaseTool.Pipelines;

/// <summary>The variables of one leg.</summary>
/// <param name="Kind"><c>package</c>, <c>test</c>, <c>library</c> or <c>consumer</c>.</param>
/// <param name="Projects">Their folders, or their files where a folder holds several, relative to the root, separated by ';'.</param>
internal sealed record JobLeg(string Kind, string Projects);
