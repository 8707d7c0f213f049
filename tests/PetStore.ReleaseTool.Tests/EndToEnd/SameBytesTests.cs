using NuGet.Packaging;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

public sealed class SameBytesTests
{
    [Fact]
    public async Task Another_machine_with_foreign_files_publishes_the_same_bytes_which_name_the_SDK_and_the_changes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no umask, and a link takes a privilege there.");
        using var repository = await AcmeRepository.CreateAsync();
        repository.Git.Write(
            "packages/Acme.Solo/Solo.cs", "namespace Acme; public class Solo { private int _unused; }\n");
        var commit = await repository.Git.CommitAsync("Answer 100 %41; é <b> $(Version) @(Compile) ]]> &lt;");
        using var machine = new TemporaryFolder();
        var clone = machine.Combine("dévs/an other clöne");
        var feed = machine.Combine("feed");
        await CloneAsync(repository, clone);

        var first = await repository.RunToolAsync("publish");
        var second = await ToolProcess.StartAsync(
            "077", CreateEnvironment(machine), "--repo", clone, "publish", "--feed", feed);
        var (_, sdk) = await DotnetProcess.RunAsync(
            repository.Root, ["--version"], TestContext.Current.CancellationToken);

        first.AssertDone();
        second.AssertDone();
        Assert.Equal(
            repository.HashFeed().OrderBy(file => file.Key), AcmeRepository.HashFeed(feed).OrderBy(file => file.Key));
        Assert.Equal(
            "Acme.Solo 1.0.2\n\nChanges since 1.0.1:\n- Answer 100 %41; é <b> $(Version) @(Compile) ]]> &lt; "
                + $"({commit[..7]})",
            ReadNotes(Path.Combine(feed, "acme.solo/1.0.2/acme.solo.1.0.2.nupkg")));
        Assert.Equal(sdk.Trim(), BuildingSdk.ReadVersion(Path.Combine(feed, "acme.json/1.0.1/acme.json.1.0.1.nupkg")));
    }

    private static string ReadNotes(string nupkg)
    {
        using var reader = new PackageArchiveReader(nupkg);
        return reader.NuspecReader.GetReleaseNotes().ReplaceLineEndings("\n").Trim();
    }

    private static async Task CloneAsync(AcmeRepository repository, string clone)
    {
        await repository.Git.GitAsync(["clone", "--quiet", repository.Root, clone]);
        await repository.Git.GitAsync(["-C", clone, "remote", "rename", "origin", "upstream"]);
        await repository.Git.GitAsync(
            ["-C", clone, "remote", "set-url", "upstream", "https://user@example.com/other/place.git"]);
        await repository.Git.GitAsync(["-C", clone, "config", "user.name", "Bob Builder"]);
    }

    // The temporary folder has an odd name, is reached through links, and lies below foreign files.
    private static string CreateTemporary(TemporaryFolder machine)
    {
        const string Name = "ö ,=(y) & $x @y #~+!{}[]^";
        Directory.CreateDirectory(machine.Combine($"foreign/{Name}"));
        Directory.CreateSymbolicLink(machine.Combine("link"), "foreign");
        Directory.CreateSymbolicLink(machine.Combine("another link"), machine.Combine($"link/{Name}"));
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            WriteHostileProject(machine.Combine($"foreign/{name}"));
        }

        File.WriteAllText(
            machine.Combine("foreign/global.json"), """{ "sdk": { "version": "99.0.100", "rollForward": "disable" } }""");
        File.WriteAllText(machine.Combine("foreign/Directory.Build.rsp"), "-noSuchSwitch\n");
        File.WriteAllText(
            machine.Combine("foreign/.editorconfig"), "[*.cs]\ndotnet_diagnostic.CS0169.severity = error\n");
        return machine.Combine("another link");
    }

    private static string CreateUserExtensions(TemporaryFolder machine)
    {
        foreach (var import in new[] { "Microsoft.Common.props", "Microsoft.Common.targets" })
        {
            foreach (var place in new[] { "ImportBefore", "ImportAfter" })
            {
                var folder = Directory.CreateDirectory(
                    machine.Combine($"data/Microsoft/MSBuild/Current/{import}/{place}")).FullName;
                WriteHostileProject(Path.Combine(folder, $"hostile{Path.GetExtension(import)}"));
            }
        }

        return machine.Combine("data");
    }

    private static void WriteHostileProject(string path) => File.WriteAllText(
        path,
        """<Project InitialTargets="Foreign"><Target Name="Foreign"><Error Text="A foreign file was read." />"""
            + """</Target></Project>""");

    // NuGet's folder stays, so that the test downloads nothing again.
    private static Dictionary<string, string?> CreateEnvironment(TemporaryFolder machine)
    {
        var temporary = CreateTemporary(machine);
        var profile = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new Dictionary<string, string?>
        {
            ["HOME"] = Directory.CreateDirectory(machine.Combine("hömé of bob")).FullName,
            ["LANG"] = "tr_TR.UTF-8",
            ["LC_ALL"] = "tr_TR.UTF-8",
            ["LOGNAME"] = "bob",
            ["NUGET_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(
                profile, ".nuget", "packages"),
            ["TEMP"] = temporary,
            ["TMP"] = temporary,
            ["TMPDIR"] = temporary,
            ["TZ"] = "Asia/Kathmandu",
            ["USER"] = "bob",
            ["XDG_DATA_HOME"] = CreateUserExtensions(machine),
        };
    }
}
