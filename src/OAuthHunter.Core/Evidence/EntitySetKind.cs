namespace OAuthHunter.Evidence;

/// <summary>Whether a set says how things are or what happened.</summary>
public enum EntitySetKind
{
    /// <summary>Objects as they are now.</summary>
    Posture,

    /// <summary>Log records.</summary>
    Event,
}
