#if NET
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Identity;

/// <summary>Gets a certificate with its private key from the object, file or store that the user named.</summary>
internal static class CertificateFinder
{
    public static X509Certificate2 Find(ConnectionRequest request)
    {
        var certificate = request.Certificate
            ?? (request.CertificatePath is { } path ? FromFile(path, request) : null)
            ?? (request.CertificateThumbprint is { } thumbprint ? FromStore(thumbprint) : null)
            ?? throw Unusable("No certificate is named.");
        return certificate.HasPrivateKey ? certificate : throw Unusable($"The certificate {certificate.Thumbprint} has no private key here.");
    }

    private static X509Certificate2 FromFile(string path, ConnectionRequest request)
    {
        var password = request.CertificatePassword is { } secret ? Secrets.Open(secret) : null;
        try
        {
            if (!Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase))
            {
                // Keys are not written to disk, save on macOS, which knows no other way.
                return new X509Certificate2(path, password, OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet);
            }

            return password is null ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Unusable($"The certificate file '{path}' cannot be used: {Secrets.Scrub(exception.Message)}");
        }
    }

    private static X509Certificate2 FromStore(string thumbprint)
    {
        var wanted = new string([.. thumbprint.Where(Uri.IsHexDigit)]);
        foreach (var location in new[] { StoreLocation.CurrentUser, StoreLocation.LocalMachine })
        {
            try
            {
                using var store = new X509Store(StoreName.My, location);
                store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
                if (store.Certificates.Find(X509FindType.FindByThumbprint, wanted, validOnly: false) is { Count: > 0 } found)
                {
                    return found[0];
                }
            }
            catch (CryptographicException)
            {
                // A store that does not exist on this system holds no certificate.
            }
        }

        throw Unusable($"No certificate with the thumbprint {wanted} is in the personal stores of the user or the machine.");
    }

    private static ConnectionException Unusable(string message) =>
        new(ConnectionFailure.CredentialUnusable, message, "Name a certificate with its private key: a PFX or PEM file, a thumbprint in a personal store, or an X509Certificate2.");
}
#endif
