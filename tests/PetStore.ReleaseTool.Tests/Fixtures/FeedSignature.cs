using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NuGet.Common;
using NuGet.Packaging.Signing;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>Signs packages as a feed does that adds its own signature to what is pushed to it.</summary>
internal static class FeedSignature
{
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3";

    /// <summary>Writes a signed copy of a nupkg.</summary>
    public static async Task<string> AddAsync(string nupkg, string signed)
    {
        using var certificate = CreateCertificate();
        using var request = new RepositorySignPackageRequest(
            certificate, NuGet.Common.HashAlgorithmName.SHA256, NuGet.Common.HashAlgorithmName.SHA256, new Uri("https://example.org/v3/index.json"), ["Acme"]);
        using var options = SigningOptions.CreateFromFilePaths(
            nupkg, signed, overwrite: false, new X509SignatureProvider(timestampProvider: null), NullLogger.Instance);
        await SigningUtility.SignAsync(options, request, TestContext.Current.CancellationToken);
        return signed;
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=A feed", key, System.Security.Cryptography.HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(CodeSigning)], critical: false));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
