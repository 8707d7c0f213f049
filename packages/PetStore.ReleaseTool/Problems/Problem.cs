namespace PetStore.ReleaseTool;

/// <summary>Something that stops a command: what it is, where, what was expected and what to do about it.</summary>
/// <param name="Code">PSR and four digits: 1 the repository, 2 versions and plans, 3 building, 4 feeds, 5 conventions.</param>
/// <param name="Text">One sentence or more, on one line unless it quotes another program.</param>
internal sealed record Problem(string Code, string Text)
{
    /// <summary>Whether one package on the feed cannot be read; the others can be.</summary>
    public bool IsDamage => Code == "PSR4002";

    public override string ToString() => $"error {Code}: {Text}";
}
