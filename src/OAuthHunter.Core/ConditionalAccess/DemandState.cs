namespace OAuthHunter.ConditionalAccess;

/// <summary>Whether something is demanded of a user in every context in which he gets in.</summary>
public enum DemandState
{
    /// <summary>The evidence cannot tell. Never to be read as a pass.</summary>
    NotAssessed,

    /// <summary>In none.</summary>
    No,

    /// <summary>In some; <see cref="AccessDemand.Hole"/> is one where not.</summary>
    Partly,

    /// <summary>In all of them.</summary>
    Yes,
}
