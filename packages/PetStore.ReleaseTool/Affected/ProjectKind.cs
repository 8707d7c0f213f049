namespace PetStore.ReleaseTool.Affected;

/// <summary>What a project is for, by the folder that it stands in.</summary>
internal enum ProjectKind
{
    /// <summary>Below <c>packages/</c>.</summary>
    Package,

    /// <summary>Below <c>tests/</c>, with a name that ends in <c>.Tests</c>.</summary>
    Test,

    /// <summary>Below <c>tests/</c>, without tests of its own.</summary>
    Library,

    /// <summary>Below <c>consumers/</c>.</summary>
    Consumer,
}
