using NuGet.Common;
using NuGet.Packaging.Signing;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>Signs packages as a feed does that adds its own signature to what is pushed to it.</summary>
internal static class FeedSignature
{
    /// <summary>Writes a signed copy of a nupkg.</summary>
    public static async Task<string> AddAsync(string nupkg, string signed)
    {
        using var certificate = TestCertificate.Create("1.3.6.1.5.5.7.3.3");
        using var request = new RepositorySignPackageRequest(
            certificate, HashAlgorithmName.SHA256, HashAlgorithmName.SHA256, new Uri("https://example.org/v3/index.json"), ["Acme"]);
        using var options = SigningOptions.CreateFromFilePaths(
            nupkg, signed, overwrite: false, new X509SignatureProvider(timestampProvider: null), NullLogger.Instance);
        await SigningUtility.SignAsync(options, request, TestContext.Current.CancellationToken);
        return signed;
    }
}
