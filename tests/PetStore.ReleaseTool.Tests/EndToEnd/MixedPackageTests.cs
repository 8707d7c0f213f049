namespace PetStore.ReleaseTool.Tests.EndToEnd;

public sealed class MixedPackageTests(MixedPackages mixed) : IClassFixture<MixedPackages>
{
    [Fact]
    public void A_floor_that_is_too_low_is_found()
    {
        Assert.Contains("Acme.Json floor [Acme.Text 1.0.1] 0 1 PSR6301", mixed.Legs);
        Assert.Contains("Acme.Json newest [Acme.Text 1.0.2] 1 0", mixed.Legs);
    }

    [Fact]
    public void The_minimum_to_raise_is_named()
    {
        Assert.Equal(1, mixed.Run.Status);
        Assert.Contains(
            "error PSR6301: packages/Acme.Json: its tests fail with the lowest versions that it allows, "
            + "Acme.Text 1.0.1, and pass with "
            + "the newest. Raise its minimum to Acme.Text 1.0.2: ",
            mixed.Run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_dependent_without_tests_has_a_row_that_is_no_pass()
    {
        Assert.Contains("Acme.Other floor [Acme.Text 1.0.1] 0 0 PSR6303", mixed.Legs);
    }

    [Fact]
    public void A_consumer_is_built_with_its_own_versions_and_with_the_newest()
    {
        Assert.Contains("App floor [Acme.Text 1.0.1] 1 0", mixed.Legs);
        Assert.Contains("App newest [Acme.Text 1.0.2] 1 0", mixed.Legs);
    }

    [Fact]
    public void A_package_without_siblings_has_no_row()
    {
        Assert.Equal(5, mixed.Legs.Count);
    }

    [Fact]
    public void The_clone_stays_as_it_was()
    {
        Assert.Equal("", mixed.StatusAfter);
    }

    [Fact]
    public void Without_a_sibling_on_the_feed_there_is_no_newest_mix()
    {
        Assert.Equal(1, mixed.WithoutFeed.Status);
        Assert.Equal(
            ["Acme.Json floor [Acme.Text 1.0.1] 0 1 PSR6302", "Acme.Json newest [] 0 0 PSR6304"],
            MixedPackages.ReadLegs(mixed.WithoutFeed));
        Assert.Contains(
            "error PSR6304: Acme.Json: the feed holds no version of "
                + "Acme.Text", mixed.WithoutFeed.Error, StringComparison.Ordinal);
        Assert.Contains(
            "error PSR6302: Acme.Json does not work with Acme.Text 1.0.1.",
            mixed.WithoutFeed.Error,
            StringComparison.Ordinal);
        Assert.Contains("error PSR6303: packages/Acme.Other", mixed.Run.Error, StringComparison.Ordinal);
    }
}
