using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Exchange;

/// <summary>What a refused cmdlet means for its set, and what to ask an administrator for.</summary>
internal static class ExchangeRefusal
{
    /// <summary>The least that opens everything read here. Never an administrator's role.</summary>
    public static IReadOnlyList<string> Permissions { get; } = ["Exchange.ManageAsApp", "Global Reader"];

    /// <summary>Code of a refusal for want of an open session: no permission would help.</summary>
    public const string SessionClosed = "SessionClosed";

    private const string NoAccess =
        "The token gives no access to Exchange Online. An app takes the application permission Exchange.ManageAsApp (Office 365 Exchange Online) and the Entra role Global Reader; a person takes the role.";

    /// <summary>Coverage of a set of which <paramref name="delivered"/> records had come when the service refused.</summary>
    public static EntitySetCoverage Judge(EntitySet set, string cmdlet, ServiceException exception, long delivered)
    {
        var state = exception.Status is 401 or 403 ? EvidenceState.Denied : EvidenceState.NotCaptured;
        return new EntitySetCoverage
        {
            EntitySet = set.Name,
            State = delivered > 0 ? EvidenceState.Incomplete : state,
            Count = delivered,
            Reason = Reason(cmdlet, exception),
        };
    }

    /// <summary>A next page that the service no longer knows: the listing can be begun again.</summary>
    public static bool IsExpiredPage(ServiceException exception) =>
        exception.Status == 400 && exception.Message.IndexOf("pagination request", StringComparison.OrdinalIgnoreCase) >= 0;

    public static AccessState StateOf(ServiceException exception) => exception.Status switch
    {
        401 when exception.Code == SessionClosed => AccessState.NotConnected,
        401 => AccessState.MissingPermission,
        403 => AccessState.MissingRole,
        _ => AccessState.Unknown,
    };

    public static string Reason(string cmdlet, ServiceException exception) => exception.Status switch
    {
        401 when exception.Code == SessionClosed => exception.Message,
        401 => NoAccess,
        403 => $"The identity may not run {cmdlet}. Give it the Entra role Global Reader, or an Exchange role group with {RoleFor(cmdlet)}.",
        _ => $"{cmdlet} failed: {exception.Brief}",
    };

    private static string RoleFor(string cmdlet) => cmdlet switch
    {
        AuditLogReader.Cmdlet => "the role View-Only Audit Logs",
        "Get-Mailbox" or "Get-MailContact" or "Get-CASMailbox" or "Get-InboxRule" or "Get-MailboxPermission" or "Get-RecipientPermission" or "Get-MailboxAuditBypassAssociation" or AccessPolicyReader.MemberCmdlet
            => "the role View-Only Recipients",
        MessageTraceReader.Cmdlet => "the role Message Tracking or View-Only Recipients",
        _ => "the role View-Only Configuration (View-Only Organization Management has it)",
    };
}
