using PetStore.ReleaseTool.Commands;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

public sealed class CheckFixTests(FixedRepository repository) : IClassFixture<FixedRepository>
{
    [Fact]
    public void All_that_can_be_written_is_written_and_named_and_then_nothing_is_found()
    {
        Assert.Equal(ExitStatus.Done, repository.Fixed.Status);
        Assert.Equal(
            [
                "Added Acme.Json to README.md.",
                "Added Acme.Solo to README.md.",
                "Added packages/Acme.Solo/Acme.Solo.csproj to Acme.sln.",
                "Added tests/Acme.Solo.Tests/Acme.Solo.Tests.csproj to Acme.sln.",
                "All conventions hold.",
                "Removed packages/Gone from README.md.",
                "Removed packages/Gone/Gone.csproj from Acme.sln.",
                "Removed packages/Gone/Gone.csproj from Other.slnx.",
                "Wrote azure-pipelines/Acme.Json.yml.",
                "Wrote azure-pipelines/Acme.Solo.yml.",
                "Wrote azure-pipelines/Acme.Text.yml.",
                "Wrote azure-pipelines/pull-request.yml.",
                "Wrote azure-pipelines/reconcile.yml.",
                "Wrote azure-pipelines/templates/prepare.yml.",
                "Wrote azure-pipelines/templates/publish-package.yml.",
                "Wrote azure-pipelines/templates/run-consumers.yml.",
                "Wrote azure-pipelines/templates/test-affected.yml.",
                "Wrote azure-pipelines/templates/test-legs.yml.",
                "Wrote azure-pipelines/templates/test-projects.yml.",
                "Wrote packages/Acme.Json/packages.lock.json.",
                "Wrote packages/Acme.Solo/packages.lock.json.",
            ],
            repository.Fixed.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
                .Order(StringComparer.Ordinal));
        repository.Checked.AssertDone();
        Assert.Equal("All conventions hold." + Environment.NewLine, repository.Checked.Output);
    }

    [Fact]
    public void A_lock_file_that_is_not_current_is_written()
    {
        Assert.Contains(
            "Wrote packages/Acme.Json/packages.lock.json.", repository.Fixed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_consumer_that_the_reader_understands_is_not_an_error()
    {
        repository.Fixed.AssertDone();
        repository.Checked.AssertDone();
    }

    [Theory]
    [InlineData("Acme.sln")]
    [InlineData("Other.slnx")]
    public async Task A_project_that_does_not_exist_is_removed_from_the_solution(string solution)
    {
        var text = await repository.ReadFixedAsync(solution);

        Assert.Contains(
            $"Removed packages/Gone/Gone.csproj from {solution}.", repository.Fixed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Gone", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_fixed_is_found_and_nothing_else()
    {
        Assert.Equal(ExitStatus.Failed, repository.Failed.Status);
        Assert.Equal(
            ["PSR5003", "PSR5005", "PSR5008", "PSR5011", "PSR5019", "PSR5021"],
            repository.Failed.Error.Split(Environment.NewLine)
                .Where(line => line.StartsWith("error ", StringComparison.Ordinal))
                .Select(line => line["error ".Length..].Split(':')[0])
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_fix_that_cannot_be_done_is_PSR5011()
    {
        AssertFails("error PSR5011: 'dotnet sln Acme.sln add packages/Acme.Json/Acme.Json.csproj' failed.");
        AssertFails("error PSR5008: packages/Acme.Json/Acme.Json.csproj: it is not in Acme.sln");
    }

    [Fact]
    public void A_fix_that_fails_does_not_hold_back_the_others()
    {
        Assert.Contains("Wrote azure-pipelines/Acme.Json.yml.", repository.Failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_an_exclude_takes_away_but_the_compiler_reads_is_PSR5003()
    {
        AssertFails("error PSR5003: packages/Acme.Text: it is built from 'packages/Acme.Text/Text.cs'");
        Assert.Contains("Wrote azure-pipelines/Acme.Text.yml.", repository.Failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deleted_package_is_found_wherever_it_is_still_named_and_removed_from_the_lists()
    {
        AssertFails(
            "error PSR5019: tests/Acme.Solo.Tests/Acme.Solo.Tests.csproj: the package that it tests, "
                + "packages/Acme.Solo, is deleted");
        Assert.Contains(
            "Removed packages/Acme.Solo from README.md.", repository.Failed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Acme.Solo", repository.ReadFailed("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_file_that_is_empty_is_PSR5005()
    {
        AssertFails("error PSR5005: packages/Acme.Json/packages.lock.json: it is empty, or not a file");
    }

    [Fact]
    public void A_shared_file_above_the_repository_is_an_error_when_it_pins()
    {
        AssertFails("error PSR5021: consumers/Above/Above.csproj: MSBuild gives it Acme.Text '1.0.1'");
    }

    private void AssertFails(string error) =>
        Assert.Contains(error, repository.Failed.Error, StringComparison.Ordinal);
}
