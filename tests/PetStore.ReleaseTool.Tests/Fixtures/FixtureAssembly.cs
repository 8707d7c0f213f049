using System.Reflection;
using System.Reflection.Emit;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>A real assembly with nothing in it.</summary>
internal static class FixtureAssembly
{
    /// <summary>Compiles an assembly.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="sdk">The SDK that its metadata names; null for none.</param>
    public static byte[] Create(string name, string? sdk)
    {
        var metadata = typeof(AssemblyMetadataAttribute).GetConstructor([typeof(string), typeof(string)])!;
        var attributes = new List<CustomAttributeBuilder> { new(metadata, ["IsTrimmable", "True"]) };
        if (sdk is not null)
        {
            attributes.Add(new CustomAttributeBuilder(metadata, ["SdkVersion", sdk]));
        }

        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly, attributes);
        assembly.DefineDynamicModule(name);
        using var stream = new MemoryStream();
        assembly.Save(stream);
        return stream.ToArray();
    }
}
