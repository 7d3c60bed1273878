namespace OAuthHunter.Facts.SignIns;

/// <summary>What a sign-in says beyond who, where and when.</summary>
[Flags]
internal enum SignInFlags
{
    None = 0,
    SingleFactor = 1,
    MultiFactor = 2,
    NonInteractive = 4,
    CompliantDevice = 8,
    FromUnifiedAuditLog = 16,
}
