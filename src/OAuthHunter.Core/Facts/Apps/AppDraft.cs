using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>An app while its profile is being joined.</summary>
internal sealed class AppDraft
{
    public string? AppId { get; set; }

    public string? ServicePrincipalId { get; set; }

    public string? ApplicationObjectId { get; set; }

    /// <summary>Name in events or assignments, for apps whose objects are not there.</summary>
    public string? SeenName { get; set; }

    public ServicePrincipal? ServicePrincipal { get; set; }

    public Application? Application { get; set; }

    public List<HeldPermission> Permissions { get; } = [];

    public List<HeldRole> Roles { get; } = [];

    public List<AppEvent> Events { get; set; } = [];

    public List<ExchangeRbacRole> ExchangeRoles { get; } = [];

    public AppActivity? Activity { get; set; }

    public AppActivity? UserSignIns { get; set; }

    /// <summary>A row that shows the app, for apps without objects and events.</summary>
    public EvidenceItem? SeenIn { get; set; }

    public string Name => ServicePrincipal?.DisplayName ?? Application?.DisplayName ?? SeenName ?? AppId ?? ServicePrincipalId ?? ApplicationObjectId ?? "(unnamed)";
}
