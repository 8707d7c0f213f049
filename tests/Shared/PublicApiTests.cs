using System.Reflection;
using PublicApiGenerator;

namespace PetStore.Breeds.Tests;

public class PublicApiTests
{
    private static readonly ApiGeneratorOptions _options = new()
    {
        DenyNamespacePrefixes = [],
        IncludeAssemblyAttributes = false,
    };

    [Fact]
    public void The_public_api_is_the_approved_one()
    {
        var tests = typeof(PublicApiTests).Assembly.GetName().Name!;
        var library = Assembly.Load(tests[..^".Tests".Length]);

        var api = library.GeneratePublicApi(_options).ReplaceLineEndings("\n") + "\n";

        Assert.True(api == EmbeddedText.Read("PublicApi.txt"), $"PublicApi.txt differs. The public API is:\n{api}");
    }
}
