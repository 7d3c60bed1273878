using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>One New, Set, Enable, Disable or Remove of a mail flow object.</summary>
public sealed record MailFlowEvent
{
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

    public bool IsCreation => Operation.StartsWith("New-", StringComparison.OrdinalIgnoreCase);

    public bool IsRemoval => Operation.StartsWith("Remove-", StringComparison.OrdinalIgnoreCase);
}
