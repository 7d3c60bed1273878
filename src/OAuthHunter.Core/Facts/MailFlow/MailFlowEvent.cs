using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>One New, Set, Enable, Disable, Remove or Import that touched a mail flow object.</summary>
public sealed record MailFlowEvent
{
    private readonly MailFlowEffect? effect;

    /// <summary>Cmdlet, for example New-InboundConnector.</summary>
    public required string Operation { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required AuditActor Actor { get; init; }

    public string? ClientIP { get; init; }

    /// <summary>False when the cmdlet failed.</summary>
    public bool Succeeded { get; init; } = true;

    /// <summary>Only what was typed.</summary>
    public IReadOnlyList<NameValue> Parameters { get; init; } = [];

    public required AuditRecord Record { get; init; }

    public required EvidenceItem Evidence { get; init; }

    /// <summary>What it did to the object; when not given, as its verb says.</summary>
    public MailFlowEffect Effect
    {
        get => effect ?? (Operation.StartsWith("New-", StringComparison.OrdinalIgnoreCase) ? MailFlowEffect.Created
            : Operation.StartsWith("Remove-", StringComparison.OrdinalIgnoreCase) ? MailFlowEffect.Removed
            : MailFlowEffect.Changed);
        init => effect = value;
    }

    public bool IsCreation => Effect == MailFlowEffect.Created;

    public bool IsRemoval => Effect == MailFlowEffect.Removed;

    /// <summary>Application id of the client through which it was done; null when the record does not tell.</summary>
    public string? ClientId => Identifier(Record.ClientAppId) ?? Identifier(Record.AppId);

    private static string? Identifier(string? text) => Guid.TryParse(text, out var id) && id != Guid.Empty ? id.ToString("D") : null;
}
