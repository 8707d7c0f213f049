using PetStore.ReleaseTool.Compatibility;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Compatibility;

public sealed class SuppressionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Without_a_file_nothing_is_accepted()
    {
        Assert.Empty(SuppressionFile.Read(_folder.Combine("none.xml"), "none.xml"));
    }

    [Fact]
    public void An_entry_accepts_only_what_it_names()
    {
        var entry = Assert.Single(Read(
            """
            <Suppressions><Suppression>
              <DiagnosticId>CP0002</DiagnosticId><Target>M:A.Bark</Target><Right>lib/net10.0/X.dll</Right>
            </Suppression></Suppressions>
            """));

        Assert.True(entry.Accepts(new ApiDifference("CP0002", "M:A.Bark", "lib/net10.0/X.dll", IsBreaking: true)));
        Assert.False(entry.Accepts(new ApiDifference("CP0001", "M:A.Bark", "lib/net10.0/X.dll", IsBreaking: true)));
        Assert.False(entry.Accepts(new ApiDifference("CP0002", "M:A.Meow", "lib/net10.0/X.dll", IsBreaking: true)));
        Assert.False(entry.Accepts(new ApiDifference("CP0002", "M:A.Bark", "lib/net9.0/X.dll", IsBreaking: true)));
    }

    [Theory]
    [InlineData("<Suppressions>")]
    [InlineData("")]
    [InlineData("<Project />")]
    public void A_file_that_is_not_one_of_ApiCompat_is_an_error(string text)
    {
        var problem = Assert.Single(Assert.Throws<ReleaseException>(() => Read(text)).Problems);

        Assert.Equal("PSR6004", problem.Code);
        Assert.StartsWith("tests/X.xml: it cannot be read: ", problem.Text, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<Suppression> Read(string text)
    {
        File.WriteAllText(_folder.Combine("X.xml"), text);
        return SuppressionFile.Read(_folder.Combine("X.xml"), "tests/X.xml");
    }
}
