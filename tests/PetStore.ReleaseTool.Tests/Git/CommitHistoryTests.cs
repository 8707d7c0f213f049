using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Git;

public sealed class CommitHistoryTests
{
    [Fact]
    public void The_line_follows_first_parents_from_the_oldest_commit_to_the_head()
    {
        var history = TextHistory.Parse(
            """
            a: /a
            b: /b
            c < a: /c
            m < c b:
            d: /d
            """);

        Assert.Equal("d", history.Head.Id);
        Assert.Equal(["a", "c", "m", "d"], history.Line.Select(position => history.Commits[position].Id));
    }
}
