using System.Runtime.CompilerServices;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class FeedKindTests
{
    [Fact]
    public void Every_kind_of_feed_is_opened_by_its_address_and_has_the_common_tests()
    {
        var kinds = ToolTypes.All.Where(
            type => type.IsAssignableTo(typeof(IPackageFeed)) && type is { IsAbstract: false, IsInterface: false });

        var tested = typeof(PackageFeedTests).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PackageFeedTests)))
            .Select(type => (PackageFeedTests)RuntimeHelpers.GetUninitializedObject(type))
            .Select(tests => tests.Kind.Name);
        Assert.Equal(
            kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));
    }
}
