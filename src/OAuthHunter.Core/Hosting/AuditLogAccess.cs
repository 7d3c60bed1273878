namespace OAuthHunter.Hosting;

/// <summary>Which road leads to the unified audit log.</summary>
public enum AuditLogAccess
{
    /// <summary>Exchange Online where the connection reaches it; Graph where it does not or where Exchange refuses.</summary>
    Auto,

    /// <summary>Search-UnifiedAuditLog.</summary>
    Exchange,

    /// <summary>Graph's audit log queries, which take some minutes.</summary>
    Graph,
}
