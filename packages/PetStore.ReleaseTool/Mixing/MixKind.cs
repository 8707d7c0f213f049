namespace PetStore.ReleaseTool.Mixing;

/// <summary>Which versions of its siblings a package or an application is used with.</summary>
internal enum MixKind
{
    /// <summary>The lowest that its ranges allow.</summary>
    Floor,

    /// <summary>The newest on the feed.</summary>
    Newest,
}
