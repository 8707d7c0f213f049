using Nerdbank.GitVersioning;
using NuGet.Versioning;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>Asks the engine of NBGV, each question once.</summary>
internal sealed class NbgvOracle(FixtureRepository repository, string packages = "packages")
{
    private readonly Dictionary<(string Package, string Commit), NbgvAnswer> _answers = [];

    /// <summary>Computes the version of a package at a commit.</summary>
    public NbgvAnswer Compute(string package, string commit)
    {
        if (!_answers.TryGetValue((package, commit), out var answer))
        {
            _answers.Add((package, commit), answer = Ask(package, commit));
        }

        return answer;
    }

    // Whatever NBGV throws fails the build, so what it throws does not matter.
    private NbgvAnswer Ask(string package, string commit)
    {
        var folder = repository.Combine($"{packages}/{package}");
        Directory.CreateDirectory(folder);
        using var context = GitContext.Create(folder, commit, GitContext.Engine.ReadOnly);
        try
        {
            var oracle = new VersionOracle(context) { PublicRelease = true };
            var version = oracle.VersionOptions?.Version is null ? null : oracle.NuGetPackageVersion;
            return new NbgvAnswer(version is null ? null : Normalize(version), null);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new NbgvAnswer(null, $"{exception.Message} {exception.InnerException?.Message}");
        }
    }

    // NuGet writes 1.2.3.0 as 1.2.3. What is not a version cannot be packed.
    private static string Normalize(string version) =>
        NuGetVersion.TryParse(version, out var parsed) ? parsed.ToString() : $"'{version}', which is not a version";
}
