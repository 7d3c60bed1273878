namespace OAuthHunter.Hunting;

/// <summary>What the best registered method of a user is worth.</summary>
public enum MethodStrength
{
    /// <summary>The report does not tell.</summary>
    Unknown,

    /// <summary>Nothing that counts as a second factor.</summary>
    None,

    /// <summary>Telephones only.</summary>
    Weak,

    /// <summary>Prompts or codes: a copied sign-in page can relay them.</summary>
    Phishable,

    /// <summary>Passkey, key, Windows Hello or the like.</summary>
    Resistant,
}
