namespace OAuthHunter.Providers.Identity;

/// <summary>Which service a token is for.</summary>
internal enum TokenAudience
{
    Graph,
    Exchange,
}
