namespace OAuthHunter.Facts.Roles;

/// <summary>What happened to a role of somebody.</summary>
public enum RoleChangeKind
{
    /// <summary>Given: it can be used at once.</summary>
    Assigned,

    /// <summary>Given for ever past PIM, as PIM itself noticed.</summary>
    OutsidePim,

    /// <summary>Can be activated from now on.</summary>
    MadeEligible,

    /// <summary>Activated by somebody who was eligible.</summary>
    Activated,

    Removed,
}
