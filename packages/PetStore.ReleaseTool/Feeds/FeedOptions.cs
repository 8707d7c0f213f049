namespace PetStore.ReleaseTool;

/// <summary>What all commands share.</summary>
/// <param name="Directory">A folder inside the repository.</param>
/// <param name="Feed">The feed as the caller names it.</param>
/// <param name="ApiKey">The key that a server asks for; null when there is none.</param>
/// <param name="AllowInsecureConnections">Whether a server without TLS may be used.</param>
/// <param name="Packages">The ids that the command is limited to; empty for all.</param>
/// <param name="Format">How the result is written.</param>
internal sealed record ReleaseOptions(
    string Directory, string Feed, string? ApiKey, bool AllowInsecureConnections, IReadOnlyList<string> Packages, ResultFormat Format);
