using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

public sealed class AppActivityLedger
{
    internal void Add(SignIn signIn)
    {
    }

    internal void Add(AuditRecord record)
    {
    }
}
