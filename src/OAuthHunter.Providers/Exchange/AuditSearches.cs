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

    private static readonly string[] LogOns = ["UserLoggedIn", "UserLoginFailed"];

    /// <summary>What of the log is read, for people: what is not named here was not looked at, and is not absent.</summary>
    public static string Scope { get; } =
        $"Of the log, these were read: record type ExchangeAdmin (all of it), {AuditOperations.DirectoryChangeNames.Count} operations of Entra that change apps, roles, owners, groups, domains or protection, {AuditOperations.UpdateInboxRules}, and {string.Join(" and ", LogOns)}.";

    /// <summary>The searches for a stretch of time, cut to lengths that usually stay below a session's bound.</summary>
    public static IEnumerable<AuditSlice> Between(DateTimeOffset start, DateTimeOffset end) =>
        Whole(start, end).SelectMany(slice => slice.Cut(slice.Operations == (object)LogOns ? Day : Week));

    /// <summary>The searches for a stretch of time, one a subject.</summary>
    public static IReadOnlyList<AuditSlice> Whole(DateTimeOffset start, DateTimeOffset end) =>
    [
        new(start, end, DirectoryOperations, null, "changes in Entra"),
        new(start, end, [], "ExchangeAdmin", "Exchange administration"),
        new(start, end, [AuditOperations.UpdateInboxRules], null, "inbox rules"),
        new(start, end, LogOns, null, "sign-ins"),
    ];

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
