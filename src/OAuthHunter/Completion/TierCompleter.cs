namespace OAuthHunter.Completion;

/// <summary>Completes the tiers of power.</summary>
public sealed class TierCompleter : ExplainedValueCompleter
{
    private protected override IEnumerable<(string Text, string Meaning)> Values =>
    [
        ("0", "Rules the tenant: whoever has it can take everything else."),
        ("1", "Rules a workload or all mail."),
        ("2", "Dangerous, and reaches less."),
    ];
}
