using System.Management.Automation;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Hunting;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Tells the history of connectors, rules, domains, role groups and policies, those that are gone included.</summary>
[Cmdlet(VerbsCommon.Get, "MailFlowChange", DefaultParameterSetName = EvidenceSet, HelpUri = HelpPages.Folder + "Get-MailFlowChange.md")]
[OutputType(typeof(MailFlowChange))]
public sealed class GetMailFlowChangeCommand : TenantCommand
{
    private IReadOnlyList<WildcardPattern> names = [];
    private IReadOnlyList<WildcardPattern> actors = [];

    /// <summary>Kinds of objects. Without it: all.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public MailFlowObjectKind[]? Kind { get; set; }

    /// <summary>Names, also those that an object bore before. Wildcards are fine.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Who made, changed or removed it. Wildcards are fine.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Actor { get; set; }

    /// <summary>Objects to which nothing happened since are left out.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Objects to which nothing happened until then are left out.</summary>
    [Parameter]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Also objects about which the log tells nothing.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    // A history needs its beginning: -Since chooses among the objects, not among the records.
    private protected override DateTimeOffset? LogStart => null;

    protected override void BeginProcessing()
    {
        names = Patterns(Name);
        actors = Patterns(Actor);
    }

    private protected override async Task HuntAsync(TenantEvidence evidence)
    {
        foreach (var change in MailFlowChange.Build(evidence.Facts, All).Where(IsWanted))
        {
            StopToken.ThrowIfCancellationRequested();
            await SendAsync(() => WriteObject(change)).ConfigureAwait(false);
        }
    }

    private bool IsWanted(MailFlowChange change) =>
        (Kind is null || Kind.Contains(change.Kind))
        && (names.Count == 0 || change.PreviousNames.Concat([change.Name]).Any(name => names.Any(pattern => pattern.IsMatch(name))))
        && (actors.Count == 0 || change.Actors.Any(actor => actors.Any(pattern => pattern.IsMatch(actor))))
        && ((Since is null && Until is null) || change.Events.Any(step => !(step.Time < Since) && !(step.Time > Until)));

    private static IReadOnlyList<WildcardPattern> Patterns(string[]? texts) =>
        [.. (texts ?? []).Select(text => WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant))];
}
