using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>A credential of an app, as its objects show it and as the audit log saw it come and go.</summary>
public sealed record HeldCredential
{
    public required AppCredential Credential { get; init; }

    /// <summary>True when it sits on the service principal, where the portal's app registration page does not show it.</summary>
    public bool IsOnServicePrincipal { get; init; }

    /// <summary>False when only the audit log shows it.</summary>
    public bool IsInObjects { get; init; } = true;

    /// <summary>When it was added: by the audit log, else its own start.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>Who added it, if the audit log tells.</summary>
    public AuditActor? AddedBy { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>A SAML signing key, which proves nothing for the app itself.</summary>
    public bool IsSamlSigning { get; init; }

    public required EvidenceItem Evidence { get; init; }
}
