namespace OAuthHunter.Facts.SignIns;

/// <summary>How passwords were tried.</summary>
public enum PasswordAttackKind
{
    /// <summary>Many passwords on one account.</summary>
    BruteForce,

    /// <summary>Few passwords on many accounts.</summary>
    PasswordSpray,

    /// <summary>Stolen name and password pairs from many addresses.</summary>
    CredentialStuffing,
}
