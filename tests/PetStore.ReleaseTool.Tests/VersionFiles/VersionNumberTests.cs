using PetStore.ReleaseTool.VersionFiles;

namespace PetStore.ReleaseTool.Tests.VersionFiles;

public sealed class VersionNumberTests
{
    [Theory]
    [InlineData("1.0", "1.0", "", "")]
    [InlineData("v1.0", "1.0", "", "")]
    [InlineData("1.0\n", "1.0", "", "")]
    [InlineData("0.10", "0.10", "", "")]
    [InlineData("1.2.3", "1.2.3", "", "")]
    [InlineData("1.2.3.4-beta", "1.2.3.4", "-beta", "")]
    [InlineData("2.1-rc.1", "2.1", "-rc.1", "")]
    [InlineData("2.1-beta.{height}.x", "2.1", "-beta.{height}.x", "")]
    [InlineData("1.0+build", "1.0", "", "+build")]
    [InlineData("1.0-beta+build.{height}", "1.0", "-beta", "+build.{height}")]
    public void A_version_has_two_to_four_numbers_a_tag_and_metadata(
        string text, string numbers, string tag, string metadata)
    {
        var number = VersionNumber.Parse(text);

        Assert.Equal(new VersionNumber(Version.Parse(numbers), tag, metadata), number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.x")]
    [InlineData("01.0")]
    [InlineData("1.00")]
    [InlineData(" 1.0")]
    [InlineData("1.0\n\n")]
    [InlineData("-1.0")]
    [InlineData("1.0-")]
    [InlineData("1.0-beta..1")]
    [InlineData("1.0-bêta")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.{height}")]
    [InlineData("99999999999.0")]
    public void Anything_else_is_not_a_version(string text)
    {
        Assert.Null(VersionNumber.Parse(text));
    }

    [Theory]
    [InlineData("1.0", HeightPlace.Build)]
    [InlineData("1.0-beta", HeightPlace.Build)]
    [InlineData("1.0+{height}", HeightPlace.Build)]
    [InlineData("1.0-beta.{HEIGHT}", HeightPlace.Build)]
    [InlineData("1.2.3", HeightPlace.Revision)]
    [InlineData("1.2.3.4", HeightPlace.None)]
    [InlineData("1.2.3.4-beta.{height}", HeightPlace.Tag)]
    public void The_height_is_in_the_tag_or_the_first_number_that_is_missing(string text, object expected)
    {
        Assert.Equal(expected, VersionNumber.Parse(text)?.HeightPlace);
    }

    [Theory]
    [InlineData("2.0", "2.0-beta", true)]
    [InlineData("2.0-beta", "2.0-rc.1", true)]
    [InlineData("2.0", "2.0+meta", true)]
    [InlineData("2.0", "2.1", false)]
    [InlineData("2.0", "2.0.0", false)]
    [InlineData("2.0.1-beta", "2.0.1", true)]
    [InlineData("2.0.1", "2.0.2", false)]
    [InlineData("2.0", "2.0-beta.{height}", false)]
    [InlineData("2.0-beta.{height}", "2.0-rc.{height}", false)]
    [InlineData("2.0-beta.{height}", "2.0-beta.{height}+meta", false)]
    public void A_tag_starts_the_height_anew_only_when_the_height_is_in_it(string first, string second, bool expected)
    {
        var counted = VersionNumber.Parse(first)?.HeightKey == VersionNumber.Parse(second)?.HeightKey;

        Assert.Equal(expected, counted);
    }

    [Theory]
    [InlineData("65534.65534", true)]
    [InlineData("65535.0", false)]
    [InlineData("0.65535", false)]
    [InlineData("1.2.65535", false)]
    public void An_assembly_version_has_16_bits_for_each_number(string text, bool expected)
    {
        Assert.Equal(expected, VersionNumber.Parse(text)?.FitsAssemblyVersion);
    }
}
