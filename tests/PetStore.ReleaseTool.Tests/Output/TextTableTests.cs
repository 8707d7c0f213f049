using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Output;

namespace PetStore.ReleaseTool.Tests.Output;

public sealed class TextTableTests
{
    [Fact]
    public void As_text_it_has_one_line_for_each_row_however_long_and_no_space_at_the_end()
    {
        var table = new TextTable("Package", "Why");
        table.Add("A", new string('x', 200));
        table.Add("Long.Package", "[y]");

        Assert.Equal(
            [
                "Package        Why",
                $"A              {new string('x', 200)}",
                "Long.Package   [y]",
            ],
            table.ToString().Split(Environment.NewLine));
    }
}
