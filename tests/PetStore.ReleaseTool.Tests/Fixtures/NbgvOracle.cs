using Nerdbank.GitVersioning;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>Asks the engine of NBGV, each question once.</summary>
internal sealed class NbgvOracle(FixtureRepository repository, string packages = "packages")
{
    private readonly Dictionary<(string Package, string Commit), Answer> _answers = [];

    /// <summary>Computes the version of a package at a commit; null when it has none.</summary>
    /// <returns>False when NBGV fails: on a version.json, here or on the way, that inherits although there is none above it.</returns>
    public bool TryCompute(string package, string commit, out string? version)
    {
        if (!_answers.TryGetValue((package, commit), out var answer))
        {
            _answers.Add((package, commit), answer = Compute(package, commit));
        }

        version = answer.Version;
        return answer.IsKnown;
    }

    private Answer Compute(string package, string commit)
    {
        var folder = repository.Combine($"{packages}/{package}");
        Directory.CreateDirectory(folder);
        using var context = GitContext.Create(folder, commit, GitContext.Engine.ReadOnly);
        try
        {
            var oracle = new VersionOracle(context) { PublicRelease = true };
            return new Answer(true, oracle.VersionOptions?.Version is null ? null : oracle.NuGetPackageVersion);
        }
        catch (InvalidOperationException exception) when (exception.ToString().Contains("but none exists", StringComparison.Ordinal))
        {
            return new Answer(false, null);
        }
    }

    private readonly record struct Answer(bool IsKnown, string? Version);
}
