using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Exchange;

/// <summary>
/// What is searched for in the audit log: exactly what the hunt reads. Changes in Entra by operation, because its record type
/// drowns them in everyday updates; all Exchange administration, because any cmdlet shows what an app did; rules that Outlook changed; sign-ins, because they
/// are all that a tenant without a premium licence has.
/// </summary>
internal static class AuditSearches
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The searches for a stretch of time, cut to lengths that usually stay below a session's bound.</summary>
    public static IEnumerable<AuditSlice> Between(DateTimeOffset start, DateTimeOffset end) =>
        new AuditSlice(start, end, DirectoryOperations, null).Cut(Week)
            .Concat(new AuditSlice(start, end, [], "ExchangeAdmin").Cut(Week))
            .Concat(new AuditSlice(start, end, [AuditOperations.UpdateInboxRules], null).Cut(Week))
            .Concat(new AuditSlice(start, end, ["UserLoggedIn", "UserLoginFailed"], null).Cut(Day));

    /// <summary>
    /// The spellings of the kept operations: with the full stop that the log puts behind most of them, without it, and with the
    /// dash and blank that only this log writes.
    /// </summary>
    public static IReadOnlyList<string> DirectoryOperations { get; } =
    [
        .. AuditOperations.DirectoryChangeNames.OrderBy(name => name, StringComparer.Ordinal)
            .SelectMany(name => name.Contains(" - ") ? [name, name + ".", name.Replace(" - ", " \u2013 "), name.Replace(" - ", " \u2013 ") + " "] : new[] { name, name + "." }),
    ];
}
