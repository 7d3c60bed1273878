using System.Management.Automation;
using OAuthHunter.Facts;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Lists the consents about which something was found, live and revoked, worst first.</summary>
[Cmdlet(VerbsCommon.Get, "OAuthConsentRisk", DefaultParameterSetName = EvidenceSet, HelpUri = HelpPages.Folder + "Get-OAuthConsentRisk.md")]
[OutputType(typeof(OAuthConsentRisk))]
public sealed class GetOAuthConsentRiskCommand : FactsCommand<OAuthConsentRisk>
{
    /// <summary>Application ids or names; wildcards are fine. Without it: all apps.</summary>
    [Parameter]
    [Alias("AppId")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? App { get; set; }

    /// <summary>Users by UPN; wildcards are fine. Without it: all users, and what is granted for everybody.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? User { get; set; }

    /// <summary>Leaves out what is revoked.</summary>
    [Parameter]
    public SwitchParameter Live { get; set; }

    private protected override IEnumerable<OAuthConsentRisk> Build(TenantFacts facts, IReadOnlyList<Finding> findings) => OAuthConsentRiskBuilder.Build(facts, findings);

    private protected override bool IsWanted(OAuthConsentRisk row) =>
        (App is null || Matches(App, row.AppId) || Matches(App, row.AppName)) && (User is null || Matches(User, row.User)) && (!Live || row.IsLive);

    private static bool Matches(string[] patterns, string? value) =>
        value is not null && patterns.Any(pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase).IsMatch(value));
}
