namespace OAuthHunter.ConditionalAccess;

/// <summary>Insider risk as Purview's adaptive protection sees it.</summary>
public enum InsiderRisk
{
    None,
    Minor,
    Moderate,
    Elevated,
}
