using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Events;

/// <summary>One change in Entra, before it is written to the logs.</summary>
internal sealed record DirectoryChange(DateTimeOffset Time, string Activity, string Category, string OperationType, Person Actor, string IPAddress, string UserAgent)
{
    public required IReadOnlyList<AuditTarget> Targets { get; init; }

    /// <summary>App that the change is about, as the additional details name it.</summary>
    public string? AppId { get; init; }
}
