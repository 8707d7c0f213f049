using System.IO.Compression;
using CsCheck;
using Microsoft.AspNetCore.Http;
using NuGet.Configuration;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;
using PetStore.ReleaseTool.VersionFiles;

namespace PetStore.ReleaseTool.Tests.Faults;

/// <summary>
/// Texts that are nearly right. CsCheck prints the seed of a text that fails, and the variable CsCheck_Seed runs it again.
/// </summary>
public sealed class FuzzTests
{
    private const int Texts = 5_000;
    private const int Indexes = 100;

    private const string OwnVersionFile =
        """
        { "inherit": false, "version": "1.2-beta.{height}", "versionHeightOffset": 3,
          "pathFilters": [ ".", ":!../x" ], "publicReleaseRefSpec": [ "^a(b|c)$" ],
          "nugetPackageVersion": { "semVer": 2 }, "assemblyVersion": { "precision": "major" },
          "cloudBuild": { "buildNumber": { "enabled": true } } }
        """;

    private const string Nuspec =
        """
        <package><metadata><id>X</id><version>1.0.1</version><authors>A</authors><description>D</description>
        <repository type="git" url="u" commit="c" />
        <dependencies><group targetFramework="net10.0"><dependency id="Y" version="[1.0.1]" /></group></dependencies></metadata></package>
        """;

    private const string Index =
        """
        { "version": "3.0.0", "resources": [
          { "@id": "ROOT/flat/", "@type": "PackageBaseAddress/3.0.0" }, { "@id": "ROOT/push", "@type": "PackagePublish/2.0.0" } ] }
        """;

    private static readonly string[] _pieces =
    [
        "", "{", "}", "[", "]", "\"", ":", ",", "null", "true", "-1", "1e999", "99999999999999999999", "\\ud800", "\\u0000", "\0", "\uFEFF",
        "\uFFFF", "é",
        "<", ">", "&lt;", "&x;", "<!--", "<![CDATA[", "]]>", "<!DOCTYPE p>", "/", "..", "../", "*", "(", "{}", "[]", "1.0",
        "-beta.{height}", " ", "\n",
        "\"version\":", "\"inherit\":", "\"pathFilters\":", "\"cloudBuild\":", "\"buildNumber\":", "\"type\":", "\"dependencies\":",
        "\"@id\":", "http://",
    ];

    [Fact]
    public void A_version_file_is_read_or_is_a_coded_problem() => Mutations(OwnVersionFile).Sample(
        text =>
        {
            var options = new VersionOptions([VersionFile.Parse("version.json", text)]);
            options.GetVersion(7);

            return options.Problem is null || options.Problem.Code.StartsWith("PSR1", StringComparison.Ordinal);
        },
        iter: Texts);

    [Fact]
    public void A_lock_file_is_read_or_is_a_format_error() => Mutations(FixtureFiles.LockFile("X", "Y")).Sample(
        text => Accepts<FormatException>(() => LockFile.ReadProjects(text)), iter: Texts);

    [Fact]
    public void A_nuspec_is_read_or_is_a_coded_problem()
    {
        using var folder = new TemporaryFolder();

        Mutations(Nuspec).Sample(
            text => Accepts<ReleaseException>(() => PackageFile.Read(WriteNupkg(folder.Path, text))), iter: Texts / 5);
    }

    [Fact]
    public async Task A_service_index_is_read_or_is_a_coded_problem()
    {
        await using var server = await FeedServer.StartAsync();
        var times = new FeedRetryOptions { Tries = 1, Request = TimeSpan.FromSeconds(2) };
        var (index, root) = ("", server.Address[..^"/v3/index.json".Length]);
        server.Fail("GET", "/v3/index.json", (context, _) => context.Response.WriteAsync(index), times: int.MaxValue);

        await Mutations(Index).SampleAsync(
            async text =>
            {
                index = text.Replace("ROOT", root, StringComparison.Ordinal);
                using var feed = new HttpFeed(
                    new PackageSource(server.Address) { AllowInsecureConnections = true }, apiKey: null, times);
                return await AcceptsAsync(
                    () => feed.FindAsync(FixturePackage.Identity("X", "1.0.1"), TestContext.Current.CancellationToken));
            },
            iter: Indexes,
            threads: 1);
    }

    // One to four times a part of the text is replaced by a piece, by another part of it, or by nothing.
    private static Gen<string> Mutations(string text)
    {
        var mutation = Gen.Select(
            Gen.Int[0, 9_999], Gen.Int[0, 9_999], Gen.Int[0, 12], Gen.Int[0, _pieces.Length - 1], Gen.Bool);
        return mutation.Array[1, 4].Select(mutations => mutations.Aggregate(text, (current, each) =>
        {
            var (at, from, length, piece, isCopy) = each;
            var start = at % (current.Length + 1);
            var end = Math.Min(start + length, current.Length);
            var copied = from % (current.Length + 1);
            return current[..start] + (
                isCopy ? current[copied..Math.Min(copied + 40, current.Length)] : _pieces[piece]) + current[end..];
        }));
    }

    private static string WriteNupkg(string folder, string nuspec)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.nupkg");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        using var writer = new StreamWriter(archive.CreateEntry("X.nuspec").Open());
        writer.Write(nuspec);
        return path;
    }

    private static bool Accepts<TException>(Action act)
        where TException : Exception
    {
        try
        {
            act();
        }
        catch (TException)
        {
            return true;
        }

        return true;
    }

    private static async Task<bool> AcceptsAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (ReleaseException)
        {
            return true;
        }

        return true;
    }
}
