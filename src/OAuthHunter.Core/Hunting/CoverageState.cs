namespace OAuthHunter.Hunting;

/// <summary>How a check of the tenant's protection ended.</summary>
public enum CoverageState
{
    /// <summary>The evidence cannot tell, in whole or in part. Never to be read as a pass.</summary>
    NotAssessed,

    /// <summary>Nothing does what the check asks for.</summary>
    Fail,

    /// <summary>Something does it, with gaps.</summary>
    Partly,

    Pass,
}
