using Nerdbank.GitVersioning;

namespace PetStore.ReleaseTool.Benchmarks;

/// <summary>NBGV's own engine, out of the package that stamps the assemblies.</summary>
internal static class NbgvEngine
{
    /// <summary>The first argument with which this program computes one version and ends.</summary>
    public const string Argument = "--nbgv";

    public static string ComputeVersion(string directory, string package)
    {
        using var context = GitContext.Create(
            Path.Combine(directory, "packages", package), "HEAD", GitContext.Engine.ReadOnly);
        return new VersionOracle(context) { PublicRelease = true }.NuGetPackageVersion;
    }

    /// <summary>Computes the version of one package in a process of its own.</summary>
    public static Task<(string Output, TimeSpan Time)> RunAsync(string directory, string package) =>
        MeasuredProcess.RunAsync(
            directory, "dotnet", typeof(NbgvEngine).Assembly.Location, Argument, directory, package);
}
