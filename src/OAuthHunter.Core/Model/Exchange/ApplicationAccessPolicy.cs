namespace OAuthHunter.Model;

/// <summary>Which mailboxes an app may reach with its Graph and EWS permissions (<c>Get-ApplicationAccessPolicy</c>).</summary>
public sealed record ApplicationAccessPolicy : EvidenceRecord
{
    public string? Identity { get; init; }

    /// <summary>Client id of the app that is bound.</summary>
    public string? AppId { get; init; }

    /// <summary>RestrictAccess: these mailboxes only. DenyAccess: all but these.</summary>
    public string? AccessRight { get; init; }

    /// <summary>Name of the group or mailbox that the policy speaks of.</summary>
    public string? ScopeName { get; init; }

    /// <summary>Its identity.</summary>
    public string? ScopeIdentity { get; init; }

    /// <summary>Direct members of the group; null when it is none, or when nobody counted. Read live only.</summary>
    public int? ScopeMemberCount { get; init; }

    /// <summary>There are more members than were counted.</summary>
    public bool? HasMoreScopeMembers { get; init; }

    public string? Description { get; init; }

    /// <summary>False when the policy no longer works, for example because its group is gone.</summary>
    public bool? IsValid { get; init; }
}
