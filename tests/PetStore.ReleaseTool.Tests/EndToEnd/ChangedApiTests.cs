namespace PetStore.ReleaseTool.Tests.EndToEnd;

public sealed class ChangedApiTests(ChangedApis changed) : IClassFixture<ChangedApis>
{
    [Theory]
    [InlineData("Same", "none", "patch", "patch", "")]
    [InlineData("Added", "additions", "minor", "patch", "A.Bark() was added")]
    [InlineData("AddedMinor", "additions", "minor", "minor", "A.Bark() was added")]
    [InlineData("Removed", "breaking", "major", "patch", "A.Default was removed")]
    [InlineData("RemovedMinor", "breaking", "major", "minor", "A.Bark() was removed")]
    [InlineData("RemovedMajor", "breaking", "major", "major", "A.Bark() was removed")]
    [InlineData("Early", "breaking", "minor", "minor", "A.Bark() was removed")]
    [InlineData("EarlyPatch", "breaking", "minor", "patch", "A.Bark() was removed")]
    [InlineData("Interface", "breaking", "major", "patch", "I.Bark() was added to an interface, "
        + "which other implementations lack")]
    [InlineData("DefaultMember", "additions", "minor", "patch", "I.Bark() was added")]
    [InlineData("EnumValue", "breaking", "major", "patch", "E.Dog changed its value")]
    [InlineData("Optional", "breaking", "major", "patch", "A.Bark() was removed; A.Bark(Int32) was added")]
    [InlineData("DefaultValue", "breaking", "major", "patch", "Bark.times changed its value from 1 to 2")]
    [InlineData("Base", "breaking", "major", "patch", "A lost a base type")]
    [InlineData("Constant", "breaking", "major", "patch", "A.Dog changed its value from \"dog\" to \"hound\"")]
    [InlineData("Private", "none", "patch", "patch", "")]
    [InlineData("Accepted", "none", "patch", "patch", "")]
    [InlineData("Tool", "none", "patch", "patch", "")]
    public void The_change_of_an_API_needs_a_step(
        string id, string change, string needs, string declared, string differences)
    {
        Assert.Equal(
            (change, needs, declared, null),
            (changed[id].Change, changed[id].Needs, changed[id].Declared, changed.Failure(id)));
        Assert.Equal(differences, changed.Differences(id));
        Assert.Equal(
            IsTooLow(needs, declared), changed.Error(id)?.StartsWith("PSR6001: ", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("Decimal", "A.Dog changed its value from decimal 0x")]
    [InlineData("Parameter", "A.Bark(Int32)")]
    [InlineData("Framework", ".NETStandard,Version=v2.1 is no longer a target framework")]
    public void Less_common_changes_break_too(string id, string difference)
    {
        Assert.Equal(
            ("breaking", "major", "patch", null), (changed[id].Change, changed[id].Needs, changed[id].Declared, changed.Failure(id)));
        Assert.StartsWith(difference, changed.Differences(id), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Added", "1.1")]
    [InlineData("Removed", "2.0")]
    [InlineData("RemovedMinor", "2.0")]
    [InlineData("EarlyPatch", "0.2")]
    public void A_version_that_declares_too_little_is_told_which_one_to_set(string id, string version)
    {
        Assert.Equal(1, changed.Run.Status);
        Assert.Contains($"error PSR6001: packages/{id}: version '", changed.Run.Error, StringComparison.Ordinal);
        Assert.Contains(
            $"Set 'version' in packages/{id}/version.json to {version} or higher",
            changed.Run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_that_does_not_build_is_not_called_compatible()
    {
        Assert.Equal((null, null, null), changed["Broken"]);
        Assert.StartsWith(
            "PSR6002: packages/Broken: it cannot be compared with Broken "
                + "1.0.1", changed.Error("Broken"), StringComparison.Ordinal);
        Assert.Contains("error PSR6002: packages/Broken", changed.Run.Error, StringComparison.Ordinal);
    }

    private static bool IsTooLow(string needs, string declared) =>
        (needs, declared) is ("major", not "major") or ("minor", "patch");
}
