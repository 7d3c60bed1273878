namespace OAuthHunter.Facts.Apps;

/// <summary>Whose app it is, decided by the tenant that registered it.</summary>
public enum AppOwnership
{
    /// <summary>The evidence does not tell.</summary>
    Unknown,

    /// <summary>Registered in this tenant: home-made, or made here by an intruder.</summary>
    Own,

    /// <summary>Registered in a Microsoft tenant.</summary>
    Microsoft,

    /// <summary>Registered by somebody else.</summary>
    Foreign,
}
