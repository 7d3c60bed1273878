using OAuthHunter.Model;

namespace OAuthHunter.Facts.SignIns;

public sealed class SignInLedger
{
    internal void Add(SignIn signIn)
    {
    }
}
