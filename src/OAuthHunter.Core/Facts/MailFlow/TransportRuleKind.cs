using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

internal sealed class TransportRuleKind : MailFlowKind<TransportRule, TransportRuleHistory>
{
    public override string Noun => "TransportRule";

    public override IReadOnlyList<string> Nouns { get; } = ["TransportRule", "TransportRuleCollection"];

    public override EntitySet Set => EntitySets.TransportRules;

    public override string? NameOf(TransportRule model) => model.Name ?? ObjectIdentity.Parse(model.Identity).Name;

    public override string? GuidOf(TransportRule model) => ObjectIdentity.GuidOf(model.Guid);

    // Get-TransportRule does not tell when a rule was made.
    public override DateTimeOffset? CreatedAt(TransportRule model) => null;

    public override DateTimeOffset? ChangedAt(TransportRule model) => model.WhenChanged;

    public override MailFlowEffect? EffectOf(string verb, string noun) => noun.Equals("TransportRuleCollection", StringComparison.OrdinalIgnoreCase)
        ? verb == "import" ? MailFlowEffect.Replaced : null
        : base.EffectOf(verb, noun);

    public override TransportRule Rebuild(MailFlowLife<TransportRule> life)
    {
        var isNew = life.Creation is not null;
        var model = new TransportRule
        {
            State = isNew ? "Enabled" : null,
            Mode = isNew ? "Enforce" : null,
            Origin = life.Events[life.Events.Count - 1].Record.Origin,
        };
        var state = model.State;
        foreach (var change in life.Effective.Where(change => !change.IsRemoval))
        {
            ParameterApplier<TransportRule>.Apply(model, change.Parameters);
            state = StateAfter(change) ?? state;
        }

        return model with { Name = life.Name, Identity = life.Name, State = state };
    }

    public override TransportRuleHistory ToHistory(MailFlowLife<TransportRule> life, TransportRule model, bool isGone) => new()
    {
        Name = life.Name,
        PreviousNames = life.PreviousNames,
        Rule = model,
        Listed = life.Living,
        Events = life.Events,
        CreatedAt = life.Creation?.Time,
        CreatedBy = life.Creation?.Actor,
        RemovedAt = life.Removal?.Time,
        RemovedBy = life.Removal?.Actor,
        IsPresent = life.Living is not null,
        IsGone = isGone,
        Gaps = life.Gaps,
        Evidence = EvidenceOf(life),
    };

    protected override string Describe(TransportRule model) => string.Join(", ", new[]
    {
        model.State,
        model.RemoveHeader is { } header ? $"removes header {header}" : null,
        model.SetHeaderName is { } set ? $"sets header {set}" : null,
        model.SetSCL is { } scl ? $"SCL {scl}" : null,
        model.DeleteMessage == true ? "deletes mail" : null,
        model.FromScope is { } from ? $"from {from}" : null,
        model.SentToScope is { } to ? $"to {to}" : null,
        model.WhenChanged is { } changed ? $"changed {changed.AsSecond()}Z" : null,
    }.OfType<string>());

    /// <summary>Enabled or Disabled, where a change says so: the cmdlets speak of Enabled, the object of State.</summary>
    internal static string? StateAfter(MailFlowEvent change)
    {
        if (change.Operation.StartsWith("Enable-", StringComparison.OrdinalIgnoreCase))
        {
            return "Enabled";
        }

        if (change.Operation.StartsWith("Disable-", StringComparison.OrdinalIgnoreCase))
        {
            return "Disabled";
        }

        return ParameterText.Flag(ExchangeOperationReader.Parameter(change, "Enabled")) switch { true => "Enabled", false => "Disabled", _ => null };
    }
}
