using System.Management.Automation;
using OAuthHunter.Facts;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Tells for each administrator whether MFA is registered, demanded and used, and what to do first.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AdminMfaCoverage", DefaultParameterSetName = EvidenceSet, HelpUri = HelpPages.Folder + "Test-AdminMfaCoverage.md")]
[OutputType(typeof(AdminMfaCoverage))]
public sealed class TestAdminMfaCoverageCommand : FactsCommand<AdminMfaCoverage>
{
    /// <summary>UPNs or object ids of the emergency accounts. Without it they are recognised by the policies that exclude them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? BreakGlass { get; set; }

    private protected override HuntOptions Complete(HuntOptions asked) => BreakGlass is { } accounts ? asked with { BreakGlass = accounts } : asked;

    private protected override IEnumerable<AdminMfaCoverage> Build(TenantFacts facts, IReadOnlyList<Finding> findings) =>
        AdminMfaCoverage.Build(facts, findings, Options);

    // Without a filter every administrator is listed, the covered ones too: that is what coverage means.
    private protected override bool IsWanted(AdminMfaCoverage row) => !IsFiltered || row.Findings.Count > 0;
}
