using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Consents;

/// <summary>Who let which app act for whom: grants, waves of consent, and requests that were not granted.</summary>
public sealed record ConsentFacts
{
    public static ConsentFacts Empty { get; } = new();

    /// <summary>
    /// Delegated grants, revoked ones too where the log tells of them. Grants in the objects for nothing but signing in are left
    /// out unless the log tells of them: they are the mass of a tenant, and no harm comes of them.
    /// </summary>
    public IReadOnlyList<DelegatedGrant> Grants { get; init; } = [];

    /// <summary>In time order.</summary>
    public IReadOnlyList<ConsentWave> Waves { get; init; } = [];

    public IReadOnlyList<AppConsentRequest> Requests { get; init; } = [];

    /// <summary>Sign-ins that ended at the consent page, in time order.</summary>
    internal IReadOnlyList<ConsentPrompt> Prompts { get; init; } = [];

    /// <summary>Risky sign-ins and those by device code, in time order.</summary>
    internal IReadOnlyList<NotedSignIn> NotedSignIns { get; init; } = [];
}
