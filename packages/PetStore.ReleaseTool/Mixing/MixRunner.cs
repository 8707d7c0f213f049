using System.Globalization;
using System.Text.RegularExpressions;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Mixing;

/// <summary>Runs tests, or builds an application, with packages in chosen versions, in a temporary clone.</summary>
internal sealed partial class MixRunner(GitRepository repository)
{
    private const int MaxShownErrors = 10;

    /// <summary>Runs one mix.</summary>
    /// <param name="commit">The commit whose tests and applications are used.</param>
    /// <param name="subject">What is mixed.</param>
    /// <param name="versions">The versions to use, the dependent's own included.</param>
    /// <param name="packages">The folder of the nupkgs.</param>
    /// <param name="cancellationToken">Ends dotnet.</param>
    public async Task<MixRun> RunAsync(
        string commit, MixSubject subject, IReadOnlyList<Release> versions, string packages,
        CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        var checkout = Path.Combine(scratch.Path, "checkout");
        await CleanCheckout.CreateAsync(repository.Root, commit, checkout, cancellationToken);
        var configuration = Path.Combine(checkout, subject.Folder, ".mix");
        MixConfiguration.Write(configuration, packages, Directory.EnumerateFiles(packages).Select(ReadId).Distinct());
        var targets = Path.Combine(scratch.Path, "mix.targets");
        var packagesFolder = Path.Combine(checkout, repository.Layout.Packages);
        await File.WriteAllTextAsync(targets, MixTargets.Create(subject, versions, packagesFolder), cancellationToken);
        string[] properties =
        [
            $"-p:CustomAfterMicrosoftCommonTargets={targets}",
            $"-p:RestoreRootConfigDirectory={configuration}",
            $"-p:RestorePackagesPath={Path.Combine(scratch.Path, "nuget")}",
            "-p:RestoreLockedMode=false", "-p:TreatWarningsAsErrors=false", "-p:NuGetAudit=false", "-nodeReuse:false",
        ];
        var project = Path.Combine(checkout, subject.Project);
        var (status, output) = await DotnetProcess.RunAsync(
            checkout, ["build", project, "-verbosity:quiet", "-nologo", .. properties], cancellationToken);
        return status != 0 ? new MixRun(0, subject.IsConsumer ? 1 : 0, FindErrors(output, checkout))
            : subject.IsConsumer ? new MixRun(1, 0, [])
            : await TestAsync(checkout, project, cancellationToken);
    }

    private static async Task<MixRun> TestAsync(string checkout, string project, CancellationToken cancellationToken)
    {
        var global = Path.Combine(checkout, "global.json");
        var isPlatform = File.Exists(global)
            && (await File.ReadAllTextAsync(global, cancellationToken))
            .Contains("Microsoft.Testing.Platform", StringComparison.Ordinal);
        string[] arguments = isPlatform
            ? ["test", "--project", project, "--no-build"]
            : ["test", project, "--no-build"];
        var (status, output) = await DotnetProcess.RunAsync(checkout, arguments, cancellationToken);
        var (passed, failed) = (Count(output, Passed()), Count(output, Failed()));
        return new MixRun(passed, failed, status == 0 && failed == 0 && passed > 0 ? [] : FindErrors(output, checkout));
    }

    private static int Count(string output, Regex pattern) => pattern.Matches(output)
        .Select(match => int.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture))
        .LastOrDefault();

    private static IReadOnlyList<string> FindErrors(string output, string checkout)
    {
        string[] lines = [.. output
            .Replace(checkout + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct()];
        string[] errors = [.. lines.Where(line =>
            line.Contains("error ", StringComparison.Ordinal)
                || line.StartsWith("failed ", StringComparison.OrdinalIgnoreCase))];
        return [.. (
            errors is [] ? lines is []
                ? ["dotnet failed and said nothing"]
                : lines[^Math.Min(lines.Length, MaxShownErrors)..] : errors)
            .Take(MaxShownErrors)];
    }

    private static string ReadId(string nupkg) => Packages.PackageFile.Read(nupkg).Identity.Id;

    // "succeeded: 3" of Microsoft.Testing.Platform, "Passed:     3" of VSTest.
    [GeneratedRegex(@"\b(?:succeeded|Passed):\s*(?<count>[0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Passed();

    [GeneratedRegex(@"\b(?:failed|Failed):\s*(?<count>[0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Failed();
}
