using System.Reflection;
using NuGet.Versioning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Documentation;

public sealed class ErrorCodeTests
{
    [Fact]
    public void Every_code_has_a_line_in_the_README()
    {
        var readme = File.ReadAllText(RepositoryRoot.Combine("packages/PetStore.ReleaseTool/README.md"));

        Assert.All(FindCodes(), code => Assert.Contains(code, readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_code_has_a_test()
    {
        var folder = RepositoryRoot.Combine("tests/PetStore.ReleaseTool.Tests");
        var tests = string.Concat(
            Directory.EnumerateFiles(folder, "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.All(FindCodes(), code => Assert.Matches($"\"(error |warning: )?{code}[\": ]", tests));
    }

    [Fact]
    public void Every_error_has_a_code_and_a_line_that_ends_as_a_sentence_or_a_command()
    {
        Assert.All(CreateProblems(), problem =>
        {
            Assert.Matches(@"\APSR[1234569]\d{3}\z", problem.Code);
            Assert.Matches(@"(\.|:|--unshallow|--force-evaluate|text)\z", problem.Text.Split(Environment.NewLine)[0]);
        });
    }

    private static string[] FindCodes()
    {
        string[] codes = [.. CreateProblems().Select(problem => problem.Code).Distinct().Order()];
        Assert.True(codes.Length > 25, $"only {codes.Length} codes were found");
        return codes;
    }

    private static IEnumerable<Problem> CreateProblems() => ToolTypes.All
        .Where(
            type =>
                type.Namespace == typeof(Problem).Namespace && type.Name.EndsWith("Problems", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
        .Where(method => method.ReturnType == typeof(Problem))
        .Select(
            method =>
                (Problem)method.Invoke(null, [.. method.GetParameters().Select(parameter => CreateArgument(parameter.ParameterType))])!);

    private static object CreateArgument(Type type) =>
        type == typeof(NuGetVersion) ? new NuGetVersion("1.0.1")
        : type == typeof(IEnumerable<NuGetVersion>) ? Array.Empty<NuGetVersion>()
        : type == typeof(TimeSpan) ? TimeSpan.FromMinutes(1)
        : type == typeof(int) ? 3
        : type == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch
        : type == typeof(Version) ? new Version(2, 32)
        : type == typeof(bool) ? true
        : type == typeof(Exception) ? new InvalidOperationException()
        : type == typeof(Problem) ? new Problem("PSR1001", "It is wrong.")
        : type.IsAssignableFrom(typeof(string[])) ? Array.Empty<string>()
        : "text";
}
