using System.Management.Automation;
using OAuthHunter.Completion;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Power;
using OAuthHunter.Hunting;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Lists what apps can do, one row a permission: how obtained, since when, by whom, where it works and how far it reaches.</summary>
[Cmdlet(VerbsCommon.Get, "OAuthAppPermission", DefaultParameterSetName = EvidenceSet, HelpUri = HelpPages.Folder + "Get-OAuthAppPermission.md")]
[OutputType(typeof(OAuthAppPermission))]
public sealed class GetOAuthAppPermissionCommand : TenantCommand
{
    private IReadOnlyList<WildcardPattern> permissions = [];
    private HashSet<string>? wanted;

    /// <summary>Application ids or service principal object ids. Without it: all apps.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("ServicePrincipalId")]
    public string[]? AppId { get; set; }

    /// <summary>Permissions, roles and role groups by name; wildcards are fine.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(PermissionCompleter))]
    public string[]? Permission { get; set; }

    /// <summary>Tiers: 0 rules the tenant, 1 rules a workload or all mail, 2 less.</summary>
    [Parameter]
    [ValidateRange(0, 2)]
    [ArgumentCompleter(typeof(TierCompleter))]
    public int[]? Tier { get; set; }

    /// <summary>Where the power comes from.</summary>
    [Parameter]
    public AppPowerKind[]? Type { get; set; }

    // Who granted what, however long ago.
    private protected override DateTimeOffset? LogStart => null;

    protected override void BeginProcessing()
    {
        permissions = [.. (Permission ?? []).Select(text => WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant))];
    }

    private protected override Task HuntAsync(TenantEvidence evidence)
    {
        wanted = AppId is null ? null : new HashSet<string>(AppId, StringComparer.OrdinalIgnoreCase);
        foreach (var id in (wanted ?? []).Where(id => evidence.Facts.FindApp(id) is null).ToList())
        {
            Post(() => WriteError(Errors.AppNotFound(id, evidence.Facts.Coverage.IsWhole(EntitySets.ServicePrincipals))));
        }

        return SendAllAsync(OAuthAppPermissionBuilder.Build(evidence.Facts, evidence.Facts.Apps.Where(IsWanted)).Where(IsWanted));
    }

    private bool IsWanted(AppProfile app) =>
        wanted is null || (app.AppId is { } id && wanted.Contains(id)) || (app.ServicePrincipalId is { } principal && wanted.Contains(principal));

    private bool IsWanted(OAuthAppPermission row) =>
        (permissions.Count == 0 || permissions.Any(pattern => pattern.IsMatch(row.Permission)))
        && (Tier is null || (row.Tier is { } tier && Tier.Contains(tier)))
        && (Type is null || Type.Contains(row.Type));
}
