namespace OAuthHunter.Facts.ConditionalAccess;

/// <summary>What a policy can name.</summary>
public enum PolicyReferenceKind
{
    User,
    Group,
    Role,
    Guests,
    App,
    Location,
    Platform,
}
