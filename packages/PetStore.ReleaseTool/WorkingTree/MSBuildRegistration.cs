using Microsoft.Build.Locator;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Lets this process load the MSBuild of the SDK that the repository's global.json asks for.</summary>
internal static class MSBuildRegistration
{
    /// <exception cref="ReleaseException">No SDK is installed that serves.</exception>
    public static void Ensure(string root)
    {
        if (MSBuildLocator.IsRegistered)
        {
            return;
        }

        var options = new VisualStudioInstanceQueryOptions { DiscoveryTypes = DiscoveryType.DotNetSdk, WorkingDirectory = root };
        var sdk = MSBuildLocator.QueryVisualStudioInstances(options).FirstOrDefault()
            ?? throw new ReleaseException(Problems.DotnetFailed("no SDK is installed that global.json accepts."));
        MSBuildLocator.RegisterInstance(sdk);
    }
}
