using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Tests.History;

public sealed class VersionNumberTests
{
    [Theory]
    [InlineData("1.0", 1, 0, "")]
    [InlineData("0.10", 0, 10, "")]
    [InlineData("65534.65534", 65534, 65534, "")]
    [InlineData("2.1-beta", 2, 1, "-beta")]
    [InlineData("2.1-rc.1", 2, 1, "-rc.1")]
    [InlineData("2.1-beta.{height}.x", 2, 1, "-beta.{height}.x")]
    public void A_number_has_two_parts_and_a_tag_perhaps(string text, int major, int minor, string tag)
    {
        var number = VersionNumber.Parse(text);

        Assert.Equal(new VersionNumber(major, minor, "", tag), number);
        Assert.True(number?.IsMajorMinor);
    }

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4")]
    [InlineData("1.2.3-beta")]
    [InlineData("65535.0")]
    [InlineData("0.65535")]
    public void Other_numbers_that_NBGV_knows_do_not_have_the_form(string text)
    {
        var number = VersionNumber.Parse(text);

        Assert.False(number?.IsMajorMinor);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.x")]
    [InlineData("v1.0")]
    [InlineData("01.0")]
    [InlineData("1.00")]
    [InlineData(" 1.0")]
    [InlineData("1.0\n")]
    [InlineData("-1.0")]
    [InlineData("1.0-")]
    [InlineData("1.0-beta..1")]
    [InlineData("1.0-bêta")]
    [InlineData("1.0+build")]
    [InlineData("99999999999.0")]
    public void Anything_else_is_no_number(string text)
    {
        Assert.Null(VersionNumber.Parse(text));
    }

    [Theory]
    [InlineData("2.0", "2.0-beta", true)]
    [InlineData("2.0-beta", "2.0-rc.1", true)]
    [InlineData("2.0", "2.1", false)]
    [InlineData("2.0", "2.0-beta.{height}", false)]
    [InlineData("2.0-beta.{height}", "2.0-rc.{height}", false)]
    public void A_tag_starts_the_height_anew_only_when_the_height_stands_in_it(string first, string second, bool expected)
    {
        var counted = VersionNumber.Parse(first)?.HeightKey == VersionNumber.Parse(second)?.HeightKey;

        Assert.Equal(expected, counted);
    }
}
