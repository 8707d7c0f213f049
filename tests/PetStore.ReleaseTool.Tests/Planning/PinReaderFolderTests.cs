using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Planning;

public sealed class PinReaderFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Without_the_folder_nothing_is_pinned()
    {
        Assert.Empty(ReadPins());
    }

    [Fact]
    public void Projects_at_any_depth_are_read_in_ordinal_order()
    {
        Write("consumers/b/deep/B.csproj", "1.0.1");
        Write("consumers/App.csproj", "1.0.2");
        Write("consumers/Zoo/Zoo.csproj", "1.0.3");

        var pins = ReadPins();

        Assert.Equal(
            ["consumers/App.csproj", "consumers/Zoo/Zoo.csproj", "consumers/b/deep/B.csproj"],
            pins.Select(pin => pin.Project));
    }

    [Theory]
    [InlineData("bin")]
    [InlineData("obj")]
    [InlineData("artifacts")]
    [InlineData("node_modules")]
    public void Build_outputs_are_passed_over(string name)
    {
        Write($"consumers/App/{name}/App.csproj", "1.0.1");

        Assert.Empty(ReadPins());
    }

    [Theory]
    [InlineData("fsproj")]
    [InlineData("vbproj")]
    [InlineData("proj")]
    [InlineData("CSPROJ")]
    [InlineData("sqlproj")]
    public void Projects_of_other_languages_are_read_too(string extension)
    {
        Write($"consumers/App/App.{extension}", "1.0.1");

        Assert.Equal([$"consumers/App/App.{extension}"], ReadPins().Select(pin => pin.Project));
    }

    [Fact]
    public void A_folder_that_is_named_like_a_project_is_a_folder()
    {
        Write("consumers/App.csproj/Inner.csproj", "1.0.1");

        Assert.Equal(["consumers/App.csproj/Inner.csproj"], ReadPins().Select(pin => pin.Project));
    }

    [Fact]
    public void A_project_that_cannot_be_read_is_named()
    {
        Directory.CreateDirectory(_folder.Combine("consumers/App"));
        File.CreateSymbolicLink(_folder.Combine("consumers/App/App.csproj"), _folder.Combine("nowhere"));

        var exception = Assert.Throws<ReleaseException>(ReadPins);
        File.Delete(_folder.Combine("consumers/App/App.csproj"));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal("PSR2006", problem.Code);
        Assert.StartsWith("consumers/App/App.csproj: it cannot be read: ", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_is_named_at_once()
    {
        Write("consumers/One/One.csproj", "1.0.1", "<Project>{0}");
        Write("consumers/Two/Two.csproj", "1.0.1", "<Project>{0}");

        var exception = Assert.Throws<ReleaseException>(ReadPins);

        Assert.Equal(["PSR2006", "PSR2006"], exception.Problems.Select(problem => problem.Code));
        Assert.StartsWith(
            "consumers/Two/Two.csproj: it is not XML", exception.Problems[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_that_lead_back_into_the_folder_are_not_followed()
    {
        Write("consumers/App/App.csproj", "1.0.1");
        File.CreateSymbolicLink(_folder.Combine("consumers/a"), ".");
        File.CreateSymbolicLink(_folder.Combine("consumers/b"), ".");
        File.CreateSymbolicLink(_folder.Combine("consumers/App/up"), "../../consumers");

        Assert.Equal(["consumers/App/App.csproj"], ReadPins().Select(pin => pin.Project));
    }

    [Fact]
    public void A_link_that_leads_out_of_the_folder_is_named()
    {
        Directory.CreateDirectory(_folder.Combine("apps"));
        Directory.CreateDirectory(_folder.Combine("consumers"));
        File.CreateSymbolicLink(_folder.Combine("consumers/a"), "../apps");

        var problem = Assert.Single(Assert.Throws<ReleaseException>(ReadPins).Problems);

        Assert.Equal("PSR2006", problem.Code);
        Assert.Contains(
            "'consumers/a' is a link to a folder outside 'consumers'", problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("App.csproj")]
    [InlineData("Directory.Build.props")]
    [InlineData("app.cs")]
    [InlineData("packages.lock.json")]
    public async Task A_FIFO_is_not_waited_for(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "There are no FIFOs.");
        Directory.CreateDirectory(_folder.Combine("consumers"));
        await CliWrap.Cli.Wrap("mkfifo").WithArguments([_folder.Combine($"consumers/{name}")])
            .ExecuteAsync(TestContext.Current.CancellationToken);

        var exception = Record.Exception(ReadPins);

        Assert.Equal(name is "App.csproj" or "Directory.Build.props", exception is ReleaseException);
    }

    [Fact]
    public void A_listing_ends_when_it_is_cancelled()
    {
        Write("consumers/App/App.csproj", "1.0.1");
        var files = new FolderFiles(_folder.Path, new CancellationToken(canceled: true));

        Assert.Throws<OperationCanceledException>(() => files.FindBelow("consumers"));
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<Pin> ReadPins() =>
        new PinReader(
            new FolderFiles(_folder.Path, CancellationToken.None), TextHistory.Calculate("a: X = 1.0")).ReadPins();

    private void Write(string path, string version, string format = "{0}")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Combine(path))!);
        File.WriteAllText(_folder.Combine(path), format.Replace("{0}", FixtureFiles.Consumer("X", version)));
    }
}
