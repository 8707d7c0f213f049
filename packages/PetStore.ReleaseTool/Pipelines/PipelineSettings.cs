using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>What the generated pipelines of a repository depend on.</summary>
internal sealed record PipelineSettings
{
    /// <summary>The package that a pipeline builds from source where the repository contains it.</summary>
    public const string ToolPackage = "PetStore.ReleaseTool";

    public required RepositoryLayout Layout { get; init; }

    /// <summary>Gets the branches of what all packages share, at least one.</summary>
    public required IReadOnlyList<string> Branches { get; init; }

    /// <summary>
    /// Gets a value indicating whether the repository contains the release tool, so that pipelines build it from
    /// source.
    /// </summary>
    public required bool BuildsTool { get; init; }

    /// <summary>
    /// Gets a value indicating whether applications run with the packages of the feed after each publish.
    /// </summary>
    public required bool HasConsumers { get; init; }

    /// <summary>Gets a value indicating whether global.json names the SDK.</summary>
    public required bool HasGlobalJson { get; init; }

    /// <summary>
    /// Gets a value indicating whether <c>dotnet test</c> uses Microsoft.Testing.Platform, as global.json says.
    /// </summary>
    public required bool UsesTestingPlatform { get; init; }
}
