namespace OAuthHunter.ConditionalAccess;

/// <summary>What a sign-in asks for.</summary>
public enum AccessResourceKind
{
    App,

    /// <summary>Registering security information or a device.</summary>
    UserAction,

    /// <summary>A step-up that an app asks for by its number (c1 to c99).</summary>
    AuthenticationContext,
}
