namespace PetStore.ReleaseTool.Problems;

/// <summary>A coded error: what is wrong, where, what was expected and what to do about it.</summary>
/// <param name="Code">
/// "PSR" and four digits. The first digits name the area: 1 repository, 2 plan, 3 build, 4 feed, 50 conventions, 51
/// pipelines, 6 compatibility.
/// </param>
/// <param name="Text">One sentence or more, on one line unless it quotes another program.</param>
internal sealed record Problem(string Code, string Text)
{
    /// <summary>
    /// Gets a value indicating whether the feed cannot show one package. Other packages are not concerned.
    /// </summary>
    public bool ConcernsOnePackage { get; init; }

    public override string ToString() => $"error {Code}: {Text}";
}
