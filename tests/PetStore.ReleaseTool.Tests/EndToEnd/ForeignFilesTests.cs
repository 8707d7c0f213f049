using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

public sealed class ForeignFilesTests
{
    [Fact]
    public async Task Neither_the_name_of_the_temporary_folder_nor_what_lies_above_it_reaches_the_bytes()
    {
        using var repository = await AcmeRepository.CreateAsync();
        using var folder = new TemporaryFolder();
        var temporary = Directory.CreateDirectory(folder.Combine("ö ,=(y) & $x @y #~+!{}[]^")).FullName;
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            File.WriteAllText(
                folder.Combine(name),
                """<Project InitialTargets="Foreign"><Target Name="Foreign"><Error Text="A foreign file was read." />"""
                    + """</Target></Project>""");
        }

        File.WriteAllText(
            folder.Combine("global.json"), """{ "sdk": { "version": "99.0.100", "rollForward": "disable" } }""");
        File.WriteAllText(folder.Combine("Directory.Build.rsp"), "-noSuchSwitch\n");
        File.WriteAllText(folder.Combine(".editorconfig"), "[*.cs]\ndotnet_diagnostic.CS0169.severity = error\n");
        repository.Git.Write(
            "packages/Acme.Solo/Solo.cs", "namespace Acme; public class Solo { private int _unused; }\n");
        await repository.Git.CommitAsync("Leave a field unused");

        var plain = await repository.RunToolAsync("publish", "--package", "Acme.Solo");
        var moved = await ToolProcess.StartAsync(
            new Dictionary<string, string?> { ["TMPDIR"] = temporary, ["TMP"] = temporary, ["TEMP"] = temporary },
            "--repo", repository.Root, "publish", "--package", "Acme.Solo", "--feed", "artifacts/other");

        plain.AssertDone();
        moved.AssertDone();
        Assert.Equal(ReadPackage(repository, AcmeRepository.Feed), ReadPackage(repository, "artifacts/other"));
    }

    private static byte[] ReadPackage(AcmeRepository repository, string feed) =>
        File.ReadAllBytes(repository.Git.Combine($"{feed}/acme.solo/1.0.2/acme.solo.1.0.2.nupkg"));
}
