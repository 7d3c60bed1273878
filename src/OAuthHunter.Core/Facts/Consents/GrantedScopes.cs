using OAuthHunter.Findings;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Facts.Consents;

/// <summary>The scopes of a grant and which of them are dangerous. Equal ones are shared, because most grants of a tenant are alike.</summary>
public sealed class GrantedScopes
{
    // What every sign-in button asks for.
    private static readonly HashSet<string> SignInScopes = new(StringComparer.OrdinalIgnoreCase) { "openid", "profile", "email", "offline_access", "User.Read" };

    private GrantedScopes(IReadOnlyList<string> names, IReadOnlyList<DangerousPermission> dangers)
    {
        Names = names;
        Dangers = dangers;
        Severity = dangers.Count == 0 ? null : dangers.Max(danger => danger.Severity);
        IsSignInOnly = names.All(SignInScopes.Contains);
        OpensMail = dangers.Any(danger => danger.Class.StartsWith("mail", StringComparison.OrdinalIgnoreCase));
        HasOfflineAccess = names.Contains("offline_access", StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Rows of the table of dangerous permissions, keyed by resource and name.</summary>
    public IReadOnlyList<DangerousPermission> Dangers { get; }

    /// <summary>The worst of them; null when none is in the table.</summary>
    public Severity? Severity { get; }

    /// <summary>Nothing but signing in and reading one's own profile.</summary>
    public bool IsSignInOnly { get; }

    /// <summary>Reads, sends or steers mail or what lies in mailboxes.</summary>
    public bool OpensMail { get; }

    /// <summary>Goes on without the user.</summary>
    public bool HasOfflineAccess { get; }

    /// <summary>Whether a scope is one that every sign-in button asks for.</summary>
    public static bool IsSignInScope(string scope) => SignInScopes.Contains(scope);

    /// <summary>Scopes by name with the dangerous ones marked by their rating: <c>Mail.Read [High]</c>. Dangerous ones first.</summary>
    public IReadOnlyList<string> Marked()
    {
        var ratings = Dangers.ToDictionary(danger => danger.Value, danger => danger.Severity, StringComparer.OrdinalIgnoreCase);
        return [.. Names
            .OrderByDescending(name => ratings.TryGetValue(name, out var rating) ? (int)rating : -1)
            .ThenBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Select(name => ratings.TryGetValue(name, out var rating) && rating >= Findings.Severity.Medium ? $"{name} [{rating}]" : name)];
    }

    public override string ToString() => string.Join(" ", Names);

    internal static GrantedScopes Of(string? resourceAppId, IEnumerable<string> scopes)
    {
        // A consent names its resource by object id only. Where nothing tells whose it is, the scope is read as Graph's.
        var names = scopes.Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(name => name, StringComparer.OrdinalIgnoreCase).ToList();
        var dangers = names.Select(name => DangerousPermissions.FindScope(resourceAppId ?? WellKnown.MicrosoftGraph, name)).OfType<DangerousPermission>();
        return new GrantedScopes(names, [.. dangers]);
    }
}
