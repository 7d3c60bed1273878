namespace OAuthHunter.Facts.ConditionalAccess;

/// <summary>What was changed, and how.</summary>
public enum PolicyChangeKind
{
    PolicyAdded,
    PolicyUpdated,
    PolicyDeleted,
    LocationAdded,
    LocationUpdated,
    LocationDeleted,
    ContinuousAccessUpdated,
    SecurityDefaultsUpdated,
}
