using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Planning;

public sealed class PinReaderTests
{
    private const string Project = "consumers/App/App.csproj";

    [Theory]
    [InlineData("""<PackageReference Include="X" Version="1.0.1" />""", "1.0.1")]
    [InlineData("""<PackageReference Include="X" Version=" 1.0.1 " />""", "1.0.1")]
    [InlineData("""<PackageReference Include="X" Version="[1.0.1]" />""", "1.0.1")]
    [InlineData("""<PackageReference Include="X" Version="2.0.3-beta" />""", "2.0.3-beta")]
    [InlineData("""<PackageReference Include="x"><Version>1.0.1</Version></PackageReference>""", "1.0.1")]
    [InlineData("""<PackageReference Include="X"><Version>1.0<!-- minor -->.1</Version></PackageReference>""", "1.0.1")]
    [InlineData("""<PackageReference Include="X" /><PackageReference Update="X" Version="1.0.1" />""", "1.0.1")]
    [InlineData("""<PackageReference Include="Third.Party; X" Version="1.0.1" />""", "1.0.1")]
    [InlineData("""<packagereference Include="X" version="1.0.1" />""", "1.0.1")]
    [InlineData("""<PACKAGEREFERENCE Include="X"><VERSION>1.0.1</VERSION></PACKAGEREFERENCE>""", "1.0.1")]
    [InlineData("""<PackageReference Include="%58" Version="1%2E0.1" />""", "1.0.1")]
    [InlineData("""<PackageReference Include="&#88;" Version="1.0.1" />""", "1.0.1")]
    [InlineData("""<PackageReference Include="X" Version="1.*" VersionOverride="1.0.1" />""", "1.0.1")]
    [InlineData("""<PackageReference Include="X"><VersionOverride>1.0.1</VersionOverride>"""
        + """</PackageReference>""", "1.0.1")]
    [InlineData("""<GlobalPackageReference Include="X" Version="1.0.1" />""", "1.0.1")]
    [InlineData("""<PackageDownload Include="X" Version="[1.0.1]" />""", "1.0.1")]
    [InlineData("""<PackageDownload Include="X" Version="[1.0.1];[1.0.2]" />""", "1.0.1 1.0.2")]
    [InlineData("""<PackageReference Include="X" /><PackageVersion Include="X" Version="1.0.1" />""", "1.0.1")]
    [InlineData("""<PackageReference Include="X" Version="1.0.1" Condition="'$(A)' == ''" />"""
        + """<PackageReference Include="X" Version="1.0.2" Condition="'$(A)' != ''" />""", "1.0.1 1.0.2")]
    [InlineData("""<PackageReference Include="X"><Version Condition="'$(A)' == ''">1.0.1</Version>"""
        + """<Version>1.0.2</Version></PackageReference>""", "1.0.1 1.0.2")]
    [InlineData("""<PackageReference Include="X" Version="1.0.1" /><PackageReference Remove="X" />"""
        + """<PackageReference Include="X" Version="1.0.2" />""", "1.0.1 1.0.2")]
    public void A_literal_version_is_a_pin(string items, string expected)
    {
        var (pins, problems) = Read(items);

        Assert.Empty(problems);
        Assert.All(pins, pin => Assert.Equal((Project, "X"), (pin.Project, pin.Package.Id)));
        Assert.Equal(expected, string.Join(' ', pins.Select(pin => pin.Version)));
    }

    [Theory]
    [InlineData("1.*")]
    [InlineData("1.0.*")]
    [InlineData("*")]
    [InlineData("2.0.0-*")]
    [InlineData("*-*")]
    public void A_floating_version_is_not_a_pin(string version)
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
        Assert.StartsWith($"{Project}: the version of X is '{version}'", problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<PackageReference Include="X" />""")]
    [InlineData("""<PackageReference Include="X" Condition="'$(A)' == 'b'" />""")]
    [InlineData("""<GlobalPackageReference Include="X" />""")]
    public void A_reference_without_any_version_is_refused(string items)
    {
        var (_, problems) = Read(items);

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
        var (pins, problems) = Read(
            """
            <PackageReference Include="Third.Party" Version="[1.0,2.0)" />
            <PackageReference Include="Other" />
            <PackageReference Include="Third.$(Part)" Version="$(PartVersion)" />
            """);

        Assert.Empty(pins);
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("""<PackageReference Include="$(Name)" Version="1.0.1" />""", "$(Name)")]
    [InlineData("""<PackageReference Include="Third.Party;$(Names)" Version="1.0.1" />""", "Third.Party;$(Names)")]
    [InlineData("""<PackageReference Include="@(Names)" Version="1.0.1" />""", "@(Names)")]
    [InlineData("""<PackageReference Include="@(A->'%(B);')" Version="1.0.1" />""", "@(A->'%(B);')")]
    [InlineData("""<PackageReference Include="$([System.String]::Concat('a;', """
        + """')'))" Version="1.0.1" />""", "$([System.String]::Concat('a;', ')'))")]
    [InlineData("""<PackageReference Update="$(Name)" Version="1.0.1" />""", "$(Name)")]
    [InlineData("""<PackageDownload Include="$(Name)" Version="[1.0.1]" />""", "$(Name)")]
    [InlineData("""<PackageVersion Include="$(Name)" Version="1.0.1" />""", "$(Name)")]
    [InlineData("""<Names><Output TaskParameter="Names" ItemName="packagereference" />"""
        + """</Names>""", "@(packagereference)")]
    public void A_name_that_only_MSBuild_can_tell_and_that_may_be_a_package_is_PSR2010(string items, string text)
    {
        var exception = Assert.Throws<ReleaseException>(() => Read(items));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal("PSR2010", problem.Code);
        Assert.StartsWith($"{Project}: '{text}' may name X", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_of_the_old_form_is_read_too()
    {
        var files = new TextFiles
        {
            [Project] =
                """
                <Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
                  <ItemGroup><PackageReference Include="X"><Version>1.0.1</Version></PackageReference></ItemGroup>
                  <Import Project="$(MSBuildToolsPath)\Microsoft.CSharp.targets" />
                </Project>
                """,
        };

        Assert.Equal([$"{Project}: X 1.0.1"], ReadPins(files));
    }

    [Fact]
    public void Central_versions_are_pins_of_the_projects_below_them()
    {
        var files = new TextFiles
        {
            [Project] = """<Project><ItemGroup><PackageReference Include="X" /></ItemGroup></Project>""",
            ["consumers/Directory.Packages.props"] = """<Project><ItemGroup><PackageVersion Include="X" """
                + """Version="1.0.1" /></ItemGroup></Project>""",
            ["Directory.Packages.props"] = """<Project><ItemGroup><PackageVersion Include="X" Version="1.0.2" />"""
                + """</ItemGroup></Project>""",
        };

        Assert.Equal([$"{Project}: X 1.0.1"], ReadPins(files));
        files.Remove("consumers/Directory.Packages.props");
        Assert.Equal([$"{Project}: X 1.0.2"], ReadPins(files));
        files.Remove("Directory.Packages.props");
        Assert.Equal([$"{Project}: PSR2005"], ReadPins(files));
    }

    [Theory]
    [InlineData("consumers/Directory.Build.props")]
    [InlineData("consumers/App/Directory.Build.targets")]
    [InlineData("Directory.Build.props")]
    public void A_shared_file_that_MSBuild_imports_is_read(string path)
    {
        var files = new TextFiles { [Project] = "<Project />", [path] = FixtureFiles.Consumer("X", "1.0.1") };

        Assert.Contains($"{Project}: X 1.0.1", ReadPins(files));
    }

    [Fact]
    public void A_shared_file_that_a_nearer_one_hides_is_not_read()
    {
        var files = new TextFiles
        {
            [Project] = "<Project />",
            ["consumers/Directory.Build.props"] = "<Project />",
            ["Directory.Build.props"] = FixtureFiles.Consumer("X", "1.0.1"),
        };

        Assert.Empty(ReadPins(files));
    }

    [Theory]
    [InlineData("""<Import Project="../../shared/versions.props" />""")]
    [InlineData("""<Import Project="..\..\shared\versions.props" />""")]
    [InlineData("""<Import Project="$(MSBuildThisFileDirectory)../../shared/versions.props" />""")]
    [InlineData("""<Import Project="$(msbuildprojectdirectory)\..\..\shared\versions.props" Condition="Exists('x')" """
        + """/>""")]
    [InlineData("""<Import Project="$([MSBuild]::GetPathOfFileAbove('versions.props', """
        + """'$(MSBuildThisFileDirectory)../../shared/deep'))" />""")]
    [InlineData("""<Import Project="$([MSBuild]::GetDirectoryNameOfFileAbove($(MSBuildThisFileDirectory), """
        + """'root.txt'))/shared/versions.props" />""")]
    [InlineData("""<ImportGroup><Import Project="../../shared/*.props" /></ImportGroup>""")]
    [InlineData("""<PropertyGroup>"""
        + """<DirectoryPackagesPropsPath>../../shared/versions.props</DirectoryPackagesPropsPath></PropertyGroup>""")]
    [InlineData("""<ItemGroup><ProjectReference Include="../../shared/Lib.csproj" /></ItemGroup>""")]
    public void An_import_is_followed_wherever_it_leads(string import)
    {
        var files = new TextFiles
        {
            [Project] = $"<Project>{import}</Project>",
            ["shared/versions.props"] = FixtureFiles.Consumer("X", "1.0.1"),
            ["shared/Lib.csproj"] = FixtureFiles.Consumer("X", "1.0.1"),
            ["root.txt"] = "",
        };

        Assert.Equal([$"{Project}: X 1.0.1"], ReadPins(files));
    }

    [Theory]
    [InlineData("""<Import Project="$(SharedFolder)/versions.props" />""", "is known only to MSBuild")]
    [InlineData("""<Import Project="$(SharedFolder)/versions.props" Condition="Exists('$(SharedFolder)')" """
        + """/>""", "is known only to MSBuild")]
    [InlineData("""<Import Project="../../../outside.props" />""", "is known only to MSBuild")]
    [InlineData("""<Import Project="/etc/outside.props" />""", "is known only to MSBuild")]
    [InlineData("""<Import Project="gone.props" />""", "does not exist")]
    [InlineData("""<PropertyGroup><directorypackagespropspath>$(A)</directorypackagespropspath>"""
        + """</PropertyGroup>""", "is known only to MSBuild")]
    public void An_import_that_cannot_be_followed_is_PSR2011(string import, string reason)
    {
        var files = new TextFiles { [Project] = $"<Project>{import}</Project>" };

        var exception = Assert.Throws<ReleaseException>(() => ReadPins(files));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal("PSR2011", problem.Code);
        Assert.StartsWith($"{Project}: the import '", problem.Text, StringComparison.Ordinal);
        Assert.Contains(reason, problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<Import Project="gone.props" Condition="Exists('gone.props')" />""")]
    [InlineData("""<ImportGroup Condition="Exists('gone.props')"><Import Project="gone.props" /></ImportGroup>""")]
    [InlineData("""<Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />""")]
    [InlineData("""<Import Project="$(MSBuildExtensionsPath)\$(MSBuildToolsVersion)\Microsoft.Common.props" />""")]
    [InlineData("""<Import Project="$([MSBuild]::GetPathOfFileAbove('gone.props', """
        + """'$(MSBuildThisFileDirectory)../'))" />""")]
    [InlineData("""<Import Project="App.csproj" />""")]
    public void An_import_that_brings_nothing_is_passed_over(string import)
    {
        var files = new TextFiles { [Project] = $"<Project>{import}</Project>" };

        Assert.Empty(ReadPins(files));
    }

    [Theory]
    [InlineData("app.cs", "#:package X@1.0.1\nConsole.WriteLine();")]
    [InlineData("app.cs", "#!/usr/bin/env dotnet\r\n#:sdk Microsoft.NET.Sdk.Web\r\n#:package x @ 1.0.1\r\n")]
    [InlineData("app.cs", "#:sdk X@1.0.1")]
    [InlineData("app.cs", "#:property DirectoryPackagesPropsPath=versions.props")]
    [InlineData("app.cs", "#:project ../shared/Lib.csproj")]
    [InlineData("script.fsx", "#r \"nuget: X, 1.0.1\"")]
    [InlineData("script.csx", "#r \"nuget:X,1.0.1\"")]
    [InlineData("SCRIPT.CSX", "#r \"nuget:X,1.0.1\"")]
    [InlineData("notebook.dib", "#!csharp\n#r \"nuget: X, 1.0.1\"\n")]
    [InlineData("notebook.ipynb", """{ "cells": [ { "source": [ "#r \"nuget: X, 1.0.1\"\n" ] } ] }""")]
    [InlineData("paket.lock", "NUGET\n  remote: https://example.org\n    Other (2.0)\n      X (>= 1.0)\n"
        + "    X (1.0.1) - restriction: >= net8.0\n")]
    [InlineData("packages.config", """<packages><package id="X" version="1.0.1" /></packages>""")]
    [InlineData(".config/dotnet-tools.json", """{ "version": 1, "tools": { "x": { "version": "1.0.1", "commands": """
        + """[ "x" ] } } }""")]
    [InlineData("global.json", """{ "msbuild-sdks": { "X": "1.0.1" } } // SDKs""")]
    [InlineData("App.csproj", """<Project Sdk="Microsoft.NET.Sdk;X/1.0.1" />""")]
    [InlineData("App.csproj", """<Project><Sdk Name="X" Version="1.0.1" /></Project>""")]
    [InlineData("App.csproj", """<Project><Import Project="Sdk.props" Sdk="X" Version="1.0.1" /></Project>""")]
    [InlineData("App.csproj", """<Project><Target Name="T"><ItemGroup><PackageReference Include="X" Version="1.0.1" """
        + """/></ItemGroup></Target></Project>""")]
    public void A_consumer_of_any_kind_pins(string name, string text)
    {
        var files = new TextFiles
        {
            [$"consumers/{name}"] = text,
            ["consumers/versions.props"] = FixtureFiles.Consumer("X", "1.0.1"),
            ["shared/Lib.csproj"] = FixtureFiles.Consumer("X", "1.0.1"),
        };

        Assert.Equal([$"consumers/{name}: X 1.0.1"], ReadPins(files));
    }

    [Theory]
    [InlineData("#:package X", "PSR2005")]
    [InlineData("#:package X@[1.0,2.0)", "PSR2005")]
    [InlineData("#:package X@1.*", "")]
    [InlineData("#:package Third.Party", "")]
    [InlineData("// nothing of ours", "")]
    public void A_file_based_app_is_judged_as_a_project(string text, string expected)
    {
        var files = new TextFiles { ["consumers/app.cs"] = text };

        Assert.Equal(expected.Length == 0 ? [] : [$"consumers/app.cs: {expected}"], ReadPins(files));
    }

    [Fact]
    public void A_shared_file_of_an_app_without_directives_is_read()
    {
        var files = new TextFiles
        {
            ["consumers/app.cs"] = "Console.WriteLine();",
            ["consumers/Directory.Build.props"] = FixtureFiles.Consumer("X", "1.0.1"),
        };

        Assert.Equal(["consumers/Directory.Build.props: X 1.0.1"], ReadPins(files));
    }

    [Theory]
    [InlineData("""<PackageReference Include="X" />""", "PSR2005")]
    [InlineData("""<PackageReference Include="X" /><PackageReference Update="X" PrivateAssets="all" />""", "PSR2005")]
    [InlineData("""<PackageReference Update="X" PrivateAssets="all" />""", "")]
    [InlineData("""<PackageReference Include="X"/><PackageReference Update="X" Version="1.0.1" />""", "X 1.0.1")]
    public void Only_a_reference_that_needs_a_version_has_to_have_one(string items, string expected)
    {
        var files = new TextFiles { [Project] = $"<Project><ItemGroup>{items}</ItemGroup></Project>" };

        Assert.Equal(expected.Length == 0 ? [] : [$"{Project}: {expected}"], ReadPins(files));
    }

    [Fact]
    public void A_version_that_is_missing_is_quoted_as_nothing()
    {
        var (_, problems) = Read("""<PackageReference Include="X" />""");

        Assert.StartsWith(
            $"{Project}: the version of X is '', ", Assert.Single(problems).Text, StringComparison.Ordinal);
    }

    private static (IReadOnlyList<Pin> Pins, IReadOnlyList<Problem> Problems) Read(string items)
    {
        var files = new TextFiles { [Project] = $"<Project><ItemGroup>{items}</ItemGroup></Project>" };
        var all = CreateReader(files).ReadPins();
        return ([.. all.Where(pin => pin.Problem is null)], [.. all.Select(pin => pin.Problem).OfType<Problem>()]);
    }

    private static IEnumerable<string> ReadPins(TextFiles files) => CreateReader(files).ReadPins().Select(pin =>
        $"{pin.Project}: {(pin.Problem is { } problem ? problem.Code : $"{pin.Package.Id} {pin.Version}")}");

    private static PinReader CreateReader(TextFiles files) => new(files, TextHistory.Calculate("a: X = 1.0; Y = 1.0"));
}
