using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Checking;

public sealed class CentralVersionsRuleTests
{
    [Theory]
    [InlineData("<PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>")]
    [InlineData("""<ItemGroup Label="All"><GlobalPackageReference Include="A" Version="1.0" />"""
        + """<PackageVersion Include="B" Version="1.0" /></ItemGroup>""")]
    [InlineData("""<PropertyGroup><XVersion>1.0</XVersion></PropertyGroup><ItemGroup>"""
        + """<PackageVersion Include="X" Version="$(xversion)" /></ItemGroup>""")]
    [InlineData("""<Choose><When Condition="true"><ItemGroup><PackageVersion Include="X" Version="1" /></ItemGroup>"""
        + """</When></Choose>""")]
    public async Task Package_versions_and_what_decides_them_are_accepted(string content)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("Directory.Packages.props", $"<Project><!-- versions -->{content}</Project>");

        Assert.Empty(await repository.CheckFilesAsync());
    }

    [Theory]
    [InlineData("<PropertyGroup><LangVersion>preview</LangVersion></PropertyGroup>", "<LangVersion>")]
    [InlineData("<propertygroup><nowarn>CS1591</nowarn></propertygroup>", "<nowarn>")]
    [InlineData("""<PropertyGroup><LangVersion>13</LangVersion></PropertyGroup><ItemGroup>"""
        + """<PackageVersion Include="X" Version="$(LangVersion)" /></ItemGroup>""", "<LangVersion>")]
    [InlineData("""<ItemGroup><Compile Include="shared.cs" /></ItemGroup>""", "<Compile>")]
    [InlineData("""<ItemGroup><PackageReference Include="X" /></ItemGroup>""", "<PackageReference>")]
    [InlineData("""<Import Project="more.props" />""", "<Import>")]
    [InlineData("""<Target Name="Build" />""", "<Target>")]
    [InlineData("""<Choose><Otherwise><PropertyGroup><Optimize>false</Optimize></PropertyGroup></Otherwise>"""
        + """</Choose>""", "<Optimize>")]
    public async Task Anything_else_is_PSR5020(string content, string found)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("Directory.Packages.props", $"<Project>{content}</Project>");

        await repository.AssertFindsAsync(
            "PSR5020", $"Directory.Packages.props: it holds '{found}', which is not a package version");
    }

    [Fact]
    public async Task A_nearer_file_of_the_packages_is_checked_and_one_of_the_tests_is_not()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("packages/Directory.Packages.props", """<Project Sdk="X" />""");
        repository.Write(
            "tests/Directory.Packages.props", "<Project><PropertyGroup><NoWarn /></PropertyGroup></Project>");

        await repository.AssertFindsAsync("PSR5020", "packages/Directory.Packages.props: it holds 'Sdk=\"X\"'");
    }
}
