using Microsoft.Build.Locator;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.WorkingTree;

/// <summary>Lets this process load the MSBuild of the SDK that the repository's global.json asks for.</summary>
internal static class MSBuildRegistration
{
    /// <exception cref="ReleaseException">No installed SDK satisfies global.json.</exception>
    public static void Ensure(string root)
    {
        if (MSBuildLocator.IsRegistered)
        {
            return;
        }

        var options = new VisualStudioInstanceQueryOptions
        {
            DiscoveryTypes = DiscoveryType.DotNetSdk,
            WorkingDirectory = root
        };
        var sdk = MSBuildLocator.QueryVisualStudioInstances(options).FirstOrDefault()
            ?? throw new ReleaseException(BuildProblems.DotnetFailed("no SDK is installed that global.json accepts."));
        MSBuildLocator.RegisterInstance(sdk);
    }
}
