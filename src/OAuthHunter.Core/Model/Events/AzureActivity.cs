namespace OAuthHunter.Model;

/// <summary>A record of the Azure activity log; only what concerns the diagnostic settings of Entra is kept.</summary>
public sealed record AzureActivity : EvidenceRecord
{
    public string? Id { get; init; }
    public DateTimeOffset? EventTimestamp { get; init; }

    /// <summary>For example <c>microsoft.aadiam/diagnosticSettings/delete</c>.</summary>
    public string? OperationName { get; init; }

    /// <summary>User principal name or object id.</summary>
    public string? Caller { get; init; }
    public string? CallerIpAddress { get; init; }
    public string? Status { get; init; }
    public string? ResourceId { get; init; }

    /// <summary>Name of the setting: the last part of the resource.</summary>
    public string? SettingName => ResourceId is { Length: > 0 } id ? id.Substring(id.LastIndexOf('/') + 1) : null;

    public bool IsRemoval => OperationName?.EndsWith("/delete", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>A record without a status is the accepted request.</summary>
    public bool Succeeded => Status is null || Status.StartsWith("Succe", StringComparison.OrdinalIgnoreCase) || Status.Equals("OK", StringComparison.OrdinalIgnoreCase) || Status.Equals("0", StringComparison.Ordinal);
}
