namespace PetStore.ReleaseTool.Affected;

/// <summary>What a project is for, by the folder that it is in.</summary>
internal enum ProjectKind
{
    /// <summary>In the packages' folder.</summary>
    Package,

    /// <summary>In the tests' folder, with a name that ends in <c>.Tests</c>.</summary>
    Test,

    /// <summary>In the tests' folder, without tests: other tests use it.</summary>
    Library,

    /// <summary>In the consumers' folder.</summary>
    Consumer,
}
