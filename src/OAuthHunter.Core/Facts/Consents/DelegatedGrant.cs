using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Consents;

/// <summary>
/// Delegated permissions of one app on one resource for one user or for all, as the objects show them and as the audit log saw
/// them come and go.
/// </summary>
public sealed class DelegatedGrant
{
    public required AppProfile App { get; init; }

    /// <summary>Application id of the resource; null when nothing tells.</summary>
    public string? ResourceAppId { get; init; }

    public string? ResourceName { get; init; }

    /// <summary>Granted for every user.</summary>
    public bool IsTenantWide { get; init; }

    /// <summary>Object id of the user (UPN where only the log names him); null for all users.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>UPN of the user where known, else the id; null for all users.</summary>
    public string? PrincipalName { get; init; }

    public required GrantedScopes Scopes { get; init; }

    /// <summary>False when only the audit log shows it.</summary>
    public bool IsInObjects => Table is not null;

    /// <summary>Held now as far as the evidence tells.</summary>
    public bool IsLive { get; init; }

    /// <summary>When the audit log saw it given first; objects carry no time.</summary>
    public DateTimeOffset? GrantedAt => Log?.Granted?.Time;

    public AuditActor? GrantedBy => Log?.Granted?.Actor;

    /// <summary>When the audit log saw it go; null while the objects have it.</summary>
    public DateTimeOffset? RevokedAt => IsInObjects ? null : Log?.Revoked?.Time;

    public AuditActor? RevokedBy => IsInObjects ? null : Log?.Revoked?.Actor;

    /// <summary>What the log has of it, in time order.</summary>
    public IReadOnlyList<AppEvent> Events => Log?.Events ?? [];

    /// <summary>The rows that show it: the object, and what the log has.</summary>
    public IEnumerable<EvidenceItem> Evidence
    {
        get
        {
            if (Record is { } record)
            {
                yield return EvidenceItem.Of(
                    EntitySets.OAuth2PermissionGrants,
                    record,
                    record.Id,
                    $"'{App.Name}' holds delegated {Scopes} ({ResourceName ?? ResourceAppId ?? record.ResourceId}) for {(IsTenantWide ? "all users" : PrincipalName ?? "a user")}");
            }

            foreach (var found in Events)
            {
                yield return found.Evidence;
            }
        }
    }

    /// <summary>The user as somebody involved; null for all users.</summary>
    public AuditActor? Principal => IsTenantWide ? null : new AuditActor
    {
        Kind = AuditActorKind.User,
        Id = PrincipalId,
        UserPrincipalName = PrincipalName is { } name && name.IndexOf('@') > 0 ? name : null,
    };

    /// <summary>Where the object lies; null when only the log shows it.</summary>
    internal DelegatedGrantTable? Table { get; init; }

    /// <summary>Its place there.</summary>
    internal int Index { get; init; }

    /// <summary>The object, made anew at each call: half a million of them are not kept twice.</summary>
    internal OAuth2PermissionGrant? Record => Table?[Index];

    /// <summary>What the log says of it; most grants of a tenant are older than the log, so they carry no more than the reference.</summary>
    internal GrantDraft? Log { get; init; }

    /// <summary>What identifies the rows of <see cref="Evidence"/>, without the words: a tenant has half a million grants to look up.</summary>
    internal IEnumerable<(string Set, string? Key, string? Origin)> EvidenceKeys => (Record is { } record ? [(EntitySets.OAuth2PermissionGrants.Name, record.Id, record.Origin.ToString())] : Array.Empty<(string, string?, string?)>())
        .Concat(Events.Select(found => (found.Evidence.EntitySet, found.Evidence.Key, found.Evidence.Origin)));

    public override string ToString() => $"{App.Name}: {Scopes} for {(IsTenantWide ? "all users" : PrincipalName)}";
}
