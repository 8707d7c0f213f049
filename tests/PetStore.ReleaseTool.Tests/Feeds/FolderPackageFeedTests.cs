using PetStore.ReleaseTool.Feeds;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class FolderPackageFeedTests : PackageFeedTests
{
    public override Type Kind => typeof(FolderFeed);

    protected override Task<string> CreateAsync() => Task.FromResult("./feed");
}
