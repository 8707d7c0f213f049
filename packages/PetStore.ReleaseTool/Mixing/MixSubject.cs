using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Mixing;

/// <summary>What is mixed with versions of packages: a dependent with its tests, or an application.</summary>
/// <param name="Name">The package's id, or the name of the application's project.</param>
/// <param name="Project">The test project or the application, relative to the root, with '/'.</param>
/// <param name="Folder">The folder of all test projects or all applications.</param>
/// <param name="Dependent">The dependent's release; null for an application.</param>
internal sealed record MixSubject(string Name, string Project, string Folder, Release? Dependent)
{
    public bool IsConsumer => Dependent is null;
}
