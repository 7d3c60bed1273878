namespace OAuthHunter.Emulator.Token;

/// <summary>The service that a token opens.</summary>
internal enum TokenService
{
    Graph,
    Exchange,
    Monitor,
}
