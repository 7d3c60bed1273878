namespace OAuthHunter.Detections.Policies;

/// <summary>What users may consent to by themselves.</summary>
internal enum ConsentReach
{
    /// <summary>What Microsoft recommends, or named apps only.</summary>
    Recommended,

    /// <summary>Permissions classed as low, or any permission for verified publishers.</summary>
    LowRisk,

    /// <summary>Any app, any permission that needs no administrator.</summary>
    Open,
}
