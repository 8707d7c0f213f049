using System.Reflection;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>The types of the tool, without those that need MSBuild.</summary>
internal static class ToolTypes
{
    public static IReadOnlyList<Type> All { get; } = Load();

    private static Type[] Load()
    {
        try
        {
            return typeof(Problem).Assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            // MSBuild's assemblies are found only after their registration.
            return [.. exception.Types.OfType<Type>()];
        }
    }
}
