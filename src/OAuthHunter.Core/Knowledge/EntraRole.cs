namespace OAuthHunter.Knowledge;

/// <summary>A built-in Entra role with our own tier.</summary>
public sealed record EntraRole
{
    public required string TemplateId { get; init; }

    public required string Name { get; init; }

    /// <summary>0 rules the tenant, 1 rules a workload, 2 neither. Microsoft's own flag is no substitute: it is false for Exchange Administrator.</summary>
    public int? Tier { get; init; }

    /// <summary>Power over Exchange: full, recipients, compliance, security-policies, helpdesk, backup, read; null for none.</summary>
    public string? ExchangePlane { get; init; }

    /// <summary>Other names that audit logs use, such as Company Administrator.</summary>
    public IReadOnlyList<string> AuditLogAliases { get; init; } = [];

    /// <summary>Whether the role can change something in Exchange.</summary>
    public bool IsExchangePlane => ExchangePlane is not null and not "read";
}
