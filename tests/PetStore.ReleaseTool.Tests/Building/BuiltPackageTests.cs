using NuGet.Versioning;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Building;

public sealed class BuiltPackageTests : IDisposable
{
    private static readonly string _commit = new('1', 40);
    private static readonly Release _release = new(
        new RepositoryLayout().GetPackage("Acme.Text"), new NuGetVersion("1.0.1"), _commit, 0, false, PackageState.Absent);

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("Acme.Text.1.0.1.nupkg", "Acme.Text.1.0.1.symbols.nupkg")]
    [InlineData("Acme.Text.nupkg", "Acme.Text.symbols.nupkg")]
    [InlineData("acme.text.1.0.1.nupkg", "Acme.Text.1.0.1.Symbols.nupkg")]
    public void A_symbols_package_is_not_taken_for_the_package(string package, string symbols)
    {
        Write(symbols, "Acme.Text", "1.0.1");
        Write(package, "Acme.Text", "1.0.1");

        var result = Find();

        Assert.Null(result.Problem);
        Assert.Equal(_folder.Combine(package), result.Path);
    }

    [Fact]
    public void A_package_of_a_sibling_and_of_another_version_are_left()
    {
        Write("Acme.Json.1.0.1.nupkg", "Acme.Json", "1.0.1");
        Write("Acme.Text.0.9.0.nupkg", "Acme.Text", "0.9.0");
        Write("Acme.Text.1.0.1.nupkg", "Acme.Text", "1.0.1");

        var result = Find();

        Assert.Equal(_folder.Combine("Acme.Text.1.0.1.nupkg"), result.Path);
    }

    [Fact]
    public void An_id_in_another_casing_and_a_file_that_is_no_package_do_not_matter()
    {
        File.WriteAllText(_folder.Combine("Acme.Text.1.0.1.txt"), "");
        Write("acme.text.1.0.1.nupkg", "acme.text", "1.0.1");

        var result = Find();

        Assert.Equal(_folder.Combine("acme.text.1.0.1.nupkg"), result.Path);
    }

    [Theory]
    [InlineData("1.0.2-g0123456789", null)]
    [InlineData("1.0.1", "PSR3003")]
    public void A_preview_has_a_prerelease_version_of_its_own(string version, string? code)
    {
        Write("a.nupkg", "Acme.Text", version);

        var result = BuiltPackage.Find(_release, _folder.Path, isPreview: true);

        Assert.Equal(code, result.Problem?.Code);
    }

    [Theory]
    [InlineData("Acme.Text.1.0.1.lite.nupkg", "Acme.Text.1.0.1.nupkg")]
    [InlineData("Acme.Text.1.0.1.nupkg", "Acme.Text.nupkg")]
    [InlineData("Acme.Text.1.0.1.nupkg", "another.symbols.nupkg")]
    public void Two_packages_of_the_identity_are_PSR3012_and_named_in_order(string first, string second)
    {
        Write(second, "Acme.Text", "1.0.1");
        Write(first, "Acme.Text", "1.0.1");

        var result = Find();

        Assert.Null(result.Path);
        Assert.Equal("PSR3012", result.Problem?.Code);
        Assert.Contains($"'{first}', '{second}'", result.Problem!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Acme.Text", "1.0.2", "1111111111111111111111111111111111111111", "is Acme.Text 1.0.2")]
    [InlineData("Acme.Other", "1.0.1", "1111111111111111111111111111111111111111", "made no package of that id")]
    [InlineData("Acme.Text", "1.0.1", null, "names no commit in its nuspec")]
    [InlineData("Acme.Text", "1.0.1", "1111111", "names commit 1111111")]
    [InlineData("Acme.Text", "1.0.1", "2222222222222222222222222222222222222222", "names commit 2222222")]
    public void Another_package_than_the_planned_one_is_PSR3003(string id, string version, string? commit, string found)
    {
        FixturePackage.Write(_folder.Combine("a.nupkg"), id, version, commit);

        var result = Find();

        Assert.Equal("PSR3003", result.Problem?.Code);
        Assert.Contains(found, result.Problem!.Text, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private BuildResult Find() => BuiltPackage.Find(_release, _folder.Path, isPreview: false);

    private void Write(string name, string id, string version) =>
        FixturePackage.Write(_folder.Combine(name), id, version, _commit);
}
