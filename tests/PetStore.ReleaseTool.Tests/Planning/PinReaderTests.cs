using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Planning;

public sealed class PinReaderTests
{
    [Theory]
    [InlineData("""<PackageReference Include="X" Version="1.0.1" />""", "1.0.1")]
    [InlineData("""<PackageReference Include="X" Version=" 1.0.1 " />""", "1.0.1")]
    [InlineData("""<PackageReference Include="X" Version="[1.0.1]" />""", "1.0.1")]
    [InlineData("""<PackageReference Include="X" Version="2.0.3-beta" />""", "2.0.3-beta")]
    [InlineData("""<PackageReference Include="x"><Version>1.0.1</Version></PackageReference>""", "1.0.1")]
    [InlineData("""<PackageReference Include="X" /><PackageReference Update="X" Version="1.0.1" />""", "1.0.1")]
    [InlineData("""<PackageReference Include="Third.Party; X" Version="1.0.1" />""", "1.0.1")]
    public void A_literal_version_is_a_pin(string reference, string expected)
    {
        var (pins, problems) = Read(reference);

        Assert.Empty(problems);
        Assert.Equal([("consumers/App/App.csproj", "X", expected)], pins.Select(pin => (pin.Project, pin.Package.Id, pin.Version!.ToString())));
    }

    [Theory]
    [InlineData("1.*")]
    [InlineData("1.0.*")]
    [InlineData("*")]
    [InlineData("2.0.0-*")]
    public void A_floating_version_is_no_pin(string version)
    {
        var (pins, problems) = Read($"""<PackageReference Include="X" Version="{version}" />""");

        Assert.Empty(problems);
        Assert.Empty(pins);
    }

    [Theory]
    [InlineData("[1.0.0,2.0.0)")]
    [InlineData("[1.0.1,1.0.1]")]
    [InlineData("[1.*,2.0.0)")]
    [InlineData("[1.0.1,)")]
    [InlineData("(1.0.0,1.0.1]")]
    [InlineData("(1.0.1)")]
    [InlineData("$(BreedsVersion)")]
    [InlineData("1.x")]
    [InlineData("")]
    public void Any_other_form_is_refused_and_quoted(string version)
    {
        var (pins, problems) = Read($"""<PackageReference Include="X" Version="{version}" />""");

        Assert.Empty(pins);
        var problem = Assert.Single(problems);
        Assert.Equal("PSR2005", problem.Code);
        Assert.StartsWith($"consumers/App/App.csproj: the version of X is '{version}'", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_without_any_version_is_refused()
    {
        var (_, problems) = Read("""<PackageReference Include="X" />""");

        Assert.Equal("PSR2005", Assert.Single(problems).Code);
    }

    [Fact]
    public void Several_ids_in_one_Include_are_pinned_each()
    {
        var (pins, _) = Read("""<PackageReference Include="X; Y;" Version="1.0.1" />""");

        Assert.Equal(["X", "Y"], pins.Select(pin => pin.Package.Id));
    }

    [Fact]
    public void Packages_of_third_parties_may_have_any_version()
    {
        var (pins, problems) = Read("""<PackageReference Include="Third.Party" Version="[1.0,2.0)" /><PackageReference Include="Other" />""");

        Assert.Empty(pins);
        Assert.Empty(problems);
    }

    [Fact]
    public void A_project_of_the_old_form_is_read_too()
    {
        var pins = CreateReader().ReadPins(
            "consumers/App/App.csproj",
            """
            <Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <ItemGroup><PackageReference Include="X"><Version>1.0.1</Version></PackageReference></ItemGroup>
            </Project>
            """).ToArray();

        Assert.Equal("1.0.1", Assert.Single(pins).Version?.ToString());
    }

    private static (IReadOnlyList<Pin> Pins, IReadOnlyList<Problem> Problems) Read(string references)
    {
        Pin[] all = [.. CreateReader().ReadPins("consumers/App/App.csproj", $"<Project><ItemGroup>{references}</ItemGroup></Project>")];
        return ([.. all.Where(pin => pin.Problem is null)], [.. all.Select(pin => pin.Problem).OfType<Problem>()]);
    }

    private static PinReader CreateReader() => new("/", TextHistory.Calculate("a: X = 1.0; Y = 1.0"));
}
