using PetStore.ReleaseTool.Compatibility;

namespace PetStore.ReleaseTool.Output;

/// <summary>Shows the result of <c>compat</c>.</summary>
internal static class CompatibilityView
{
    /// <summary>Shows the public API of packages against their baselines.</summary>
    /// <param name="commit">HEAD.</param>
    /// <param name="packages">The packages.</param>
    /// <param name="format">The format.</param>
    public static ResultText Show(string commit, IReadOnlyList<PackageApi> packages, CompatibilityFormat format) =>
        format switch
        {
            CompatibilityFormat.Table => new ResultText(CreateTable(packages), Describe(packages)),
            CompatibilityFormat.Json => new ResultText(CompatibilityDocument.Create(commit, packages).ToJson()),
        };

    private static TextTable CreateTable(IEnumerable<PackageApi> packages)
    {
        var table = new TextTable("Package", "Baseline", "Version", "Public API", "Needs", "Declared");
        foreach (var package in packages)
        {
            var isCompared = package.Failure is null;
            table.Add(
                package.Package.Id,
                package.Baseline?.ToString() ?? "none",
                package.Version?.ToString() ?? "none",
                package.Failure is { } failure ? $"not compared: {failure.Code}"
                    : package.Baseline is null ? "first version"
                    : package.HasApi ? package.Change.ToString().ToLowerInvariant() : "no public API",
                isCompared ? package.Needs.ToString().ToLowerInvariant() : "",
                isCompared ? package.Declared.ToString().ToLowerInvariant() : "");
        }

        return table;
    }

    private static string? Describe(IEnumerable<PackageApi> packages)
    {
        var lines = packages.SelectMany(
            package => package.Differences.Select(difference => $"{package.Package.Id}: {difference}."));
        return string.Join(Environment.NewLine, lines) is { Length: > 0 } text ? text : null;
    }
}
