namespace PetStore.ReleaseTool.Pipelines;

/// <summary>The variables of one leg.</summary>
/// <param name="Projects">
/// The projects, each as <c>KIND PATH</c>, separated by ';'. KIND is <c>package</c>, <c>test</c>, <c>library</c> or
/// <c>consumer</c>. PATH is its folder, or its file where a folder holds several, relative to the root.
/// </param>
internal sealed record JobLeg(string Projects);
