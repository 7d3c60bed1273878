namespace OAuthHunter.Providers.Graph;

/// <summary>Parts of Graph that throttle apart from each other.</summary>
internal enum GraphWorkload
{
    Directory,
    Reporting,

    /// <summary>One request a second a tenant, without a Retry-After.</summary>
    IdentityProtection,

    /// <summary>The same for Conditional Access and policies.</summary>
    Policy,
}
