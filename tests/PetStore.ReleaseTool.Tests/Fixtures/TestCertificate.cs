using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>Makes certificates that nothing trusts, and that are valid for a day.</summary>
internal static class TestCertificate
{
    /// <summary>Makes a certificate with its key.</summary>
    /// <param name="usage">The extended key usage, such as <c>1.3.6.1.5.5.7.3.1</c> for a server.</param>
    public static X509Certificate2 Create(string usage)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
