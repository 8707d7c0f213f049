using PetStore.ReleaseTool.Compatibility;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Compatibility;

public sealed class ApiComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Packages_that_ApiCompat_cannot_read_are_an_error()
    {
        var project = _folder.Combine("X.csproj");
        File.WriteAllText(project, "<Project />");
        var pair = new PackagePair(
            "X", project, _folder.Combine("gone.nupkg"), _folder.Combine("gone too.nupkg"), _folder.Path);

        var problems = await ApiComparison.RunAsync([pair], TestContext.Current.CancellationToken);

        Assert.Equal("PSR6003", problems["X"].Code);
        Assert.StartsWith("X: ApiCompat cannot compare its packages.", problems["X"].Text, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
