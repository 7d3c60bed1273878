namespace OAuthHunter.Hosting;

/// <summary>Which of Microsoft's clouds a tenant lives in. Each has its own sign-in, Graph and Exchange endpoints.</summary>
public enum CloudEnvironment
{
    /// <summary>The worldwide service, GCC included.</summary>
    Global,

    /// <summary>US Government L4 (GCC High).</summary>
    USGov,

    /// <summary>US Government L5 (DoD).</summary>
    USGovDoD,

    /// <summary>Operated by 21Vianet.</summary>
    China,
}
