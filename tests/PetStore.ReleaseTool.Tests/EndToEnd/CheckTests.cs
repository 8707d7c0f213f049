using PetStore.ReleaseTool.Commands;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

public sealed class CheckTests(BrokenRepository broken) : IClassFixture<BrokenRepository>
{
    [Fact]
    public void Findings_are_errors_without_a_result()
    {
        Assert.Equal(ExitStatus.Failed, broken.Run.Status);
        Assert.Empty(broken.Run.Output);
    }

    [Fact]
    public void Files_that_a_project_is_built_from_and_that_are_not_inputs_are_PSR5003()
    {
        Assert.Equal(
            BrokenRepository.Linked.Append("My.props").Order(StringComparer.Ordinal).Select(file =>
                $"error PSR5003: packages/Acme.Linked: it is built from 'shared/{file}', which is not one of its "
                + $"inputs, so a change there would release nothing. Add \"/shared/{file}\" to 'pathFilters' in "
                + "packages/Acme.Linked/version.json."),
            WithoutTests(broken.FindErrors("packages/Acme.Linked:")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_of_one_target_framework_alone_is_found_too()
    {
        AssertFinds("PSR5003", "packages/Acme.Frameworks: it is built from 'shared/Linked.cs'");
    }

    [Fact]
    public void A_project_that_MSBuild_cannot_evaluate_is_PSR5004()
    {
        AssertFinds(
            "PSR5004", "packages/Acme.Unreadable/Acme.Unreadable.csproj: MSBuild cannot evaluate it: ", "gone.props");
    }

    [Theory]
    [InlineData("packages/Acme.Json")]
    [InlineData("tests/Acme.Solo.Tests")]
    public void A_lock_file_of_a_package_or_a_test_project_that_is_not_current_is_PSR5005(string folder)
    {
        AssertFinds("PSR5005", $"{folder}/packages.lock.json: it is out of date");
    }

    [Theory]
    [InlineData("packages/Acme.Targets")]
    [InlineData("packages/Acme.Solo")]
    public void A_lock_file_is_current_also_where_the_static_graph_would_need_another_one(string folder)
    {
        Assert.Empty(broken.FindErrors($"{folder}/packages.lock.json"));
    }

    [Fact]
    public void A_package_id_that_comes_from_a_shared_file_is_PSR1010()
    {
        var error = Assert.Single(WithoutTests(broken.FindErrors("packages/Acme.Renamed:")));

        Assert.StartsWith(
            "error PSR1010: packages/Acme.Renamed: its project packs 'Pet.Acme.Renamed'",
            error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_to_a_project_that_is_no_package_is_PSR5013()
    {
        AssertFinds(
            "PSR5013",
            "packages/Acme.Tested/Acme.Tested.csproj: it refers to the project "
                + "'tests/Acme.Text.Tests/Acme.Text.Tests.csproj'");
    }

    [Theory]
    [InlineData("Acme.Unstamped", "is not referenced")]
    [InlineData("Acme.Excluded", "is referenced without its build assets")]
    public void A_package_that_NBGV_does_not_stamp_is_PSR5016(string id, string reason)
    {
        AssertFinds("PSR5016", $"packages/{id}: Nerdbank.GitVersioning {reason}");
    }

    [Fact]
    public void A_global_reference_without_central_versions_stamps_nothing()
    {
        AssertFinds("PSR5016", "packages/Acme.Local: Nerdbank.GitVersioning is not referenced");
    }

    [Fact]
    public void A_pin_that_no_commit_produced_is_PSR2003()
    {
        AssertFinds("PSR2003", "consumers/Unknown/Unknown.csproj: it asks for Acme.Text '1.0.9'");
    }

    [Theory]
    [InlineData("PSR5021", "consumers/Composed/Composed.csproj: MSBuild gives it Acme.Text '1.0.1'")]
    [InlineData("PSR2005", "consumers/Updated/Updated.csproj: the version of Acme.Text is '@(Version)'")]
    public void A_version_that_only_MSBuild_finds_is_an_error(string code, string place)
    {
        AssertFinds(code, place);
    }

    private void AssertFinds(string code, string place, string part = "")
    {
        var error = Assert.Single(broken.FindErrors(place));
        Assert.StartsWith($"error {code}: ", error, StringComparison.Ordinal);
        Assert.Contains(part, error, StringComparison.Ordinal);
    }

    // The packages have no test projects.
    private static IEnumerable<string> WithoutTests(IEnumerable<string> errors) =>
        errors.Where(error => !error.StartsWith("error PSR5009: ", StringComparison.Ordinal));
}
