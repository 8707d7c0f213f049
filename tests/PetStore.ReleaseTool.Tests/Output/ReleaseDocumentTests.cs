using NuGet.Versioning;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Output;

public sealed class ReleaseDocumentTests
{
    [Fact]
    public void A_plan_is_written_with_every_property_in_order()
    {
        var plan = new ReleasePlan(
            TextReleases.Commit(9),
            "artifacts/feed",
            [
                .. TextReleases.Parse("My.X 1.0.1 @ 1\nMy.Y 1.1.2-beta @ 2: My.X 1.0.1").Zip(
                    [PlanAction.Keep, PlanAction.Publish],
                    (release, action) =>
                        new PlannedRelease(release, action, new NuGetVersion("1.0.0"), "Because <of> 'it', \"so\" + ü.")),
            ]);

        var text = ReleaseDocument.Create(plan).ToJson();

        Assert.Equal(
            """
            {
              "schemaVersion": 1,
              "commit": "9999999999999999999999999999999999999999",
              "feed": "artifacts/feed",
              "packages": [
                {
                  "id": "My.X",
                  "version": "1.0.1",
                  "commit": "1111111111111111111111111111111111111111",
                  "path": "packages/My.X",
                  "dependencies": [],
                  "action": "keep",
                  "reason": "Because <of> 'it', \"so\" + ü."
                },
                {
                  "id": "My.Y",
                  "version": "1.1.2-beta",
                  "commit": "2222222222222222222222222222222222222222",
                  "path": "packages/My.Y",
                  "dependencies": [
                    {
                      "id": "My.X",
                      "version": "1.0.1"
                    }
                  ],
                  "action": "publish",
                  "reason": "Because <of> 'it', \"so\" + ü."
                }
              ]
            }
            """,
            text,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Versions_leave_out_the_feed_the_action_and_the_reason()
    {
        var text = ReleaseDocument.Create(TextReleases.Commit(9), TextReleases.Parse("X 1.0.1 @ 1")).ToJson();

        Assert.Equal(
            """
            {
              "schemaVersion": 1,
              "commit": "9999999999999999999999999999999999999999",
              "packages": [
                {
                  "id": "X",
                  "version": "1.0.1",
                  "commit": "1111111111111111111111111111111111111111",
                  "path": "packages/X",
                  "dependencies": []
                }
              ]
            }
            """,
            text,
            ignoreLineEndingDifferences: true);
    }
}
