namespace OAuthHunter.ConditionalAccess;

/// <summary>Risk of a user or sign-in as Identity Protection sees it. Without Entra ID P2 it is always none.</summary>
public enum AccessRisk
{
    None,
    Low,
    Medium,
    High,
}
