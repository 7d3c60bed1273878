using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Apps;

/// <summary>Whether apps may still use Exchange Web Services, and which; with the changes that the audit log saw.</summary>
public sealed record EwsAccess
{
    /// <summary>Null when the setting was not captured, or is at its default.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Application ids that may use it; null when not captured.</summary>
    public IReadOnlyList<string>? AllowedAppIds { get; init; }

    /// <summary>The organisation's settings; null when they were not captured.</summary>
    public EvidenceItem? Evidence { get; init; }

    /// <summary>Changes of the setting or the list, in time order.</summary>
    public IReadOnlyList<MailFlowEvent> Changes { get; init; } = [];
}
