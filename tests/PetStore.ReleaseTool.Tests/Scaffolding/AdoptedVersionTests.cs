using System.Text.Json;
using PetStore.ReleaseTool.Scaffolding;

namespace PetStore.ReleaseTool.Tests.Scaffolding;

public sealed class AdoptedVersionTests
{
    [Theory]
    [InlineData("1.0.0", "1.0", null)]
    [InlineData("1.2.3", "1.2", 3)]
    [InlineData("1.2", "1.2", null)]
    [InlineData("2.0.0-beta.1", "2.0-beta.1", null)]
    [InlineData("1.2.3.4", "1.2", 3)]
    [InlineData("1.2.3+build", "1.2", 3)]
    [InlineData("$(Shared)", "1.0", null)]
    [InlineData("", "1.0", null)]
    public void The_next_release_is_the_patch_after_the_stated_version(string stated, string version, int? offset)
    {
        using var file = JsonDocument.Parse(AdoptedVersion.CreateFile(stated));

        Assert.Equal(version, file.RootElement.GetProperty("version").GetString());
        Assert.Equal(
            offset, file.RootElement.TryGetProperty("versionHeightOffset", out var found) ? found.GetInt32() : null);
        Assert.True(file.RootElement.GetProperty("inherit").GetBoolean());
    }

    [Fact]
    public void A_version_may_be_inherited_and_inputs_added()
    {
        Assert.Equal(
            "{\n  \"inherit\": true,\n  \"pathFilters\": [ \".\", \"/version.json\" ]\n}\n",
            AdoptedVersion.CreateFile(version: null, "/version.json"));
    }
}
