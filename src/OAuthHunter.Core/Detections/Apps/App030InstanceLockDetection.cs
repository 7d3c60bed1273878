using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using System.Globalization;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-030: the door through which Microsoft's apps were entered.</summary>
public sealed class App030InstanceLockDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-030",
        Title = "Multi-tenant app has no instance property lock",
        Severity = Severity.Info,
        Logic = "A multi-tenant registration of this tenant whose servicePrincipalLockConfiguration is absent, off, or does not cover all properties.",
        Rationale = "Without the lock, anybody with power over a tenant that uses the app can add credentials to the app there, and act as it.",
        BenignIf = "Nothing known.",
        Remediation = "Switch the lock on for all properties.",
        Techniques = ["T1098.001"],
        Needs = [AppNeeds.Registrations],
        Permissions = ["Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context) => context.Facts.Apps
        .Where(app => IsMultiTenant(app) && app.Application!.IsInstanceLocked == false)
        .Select(app => AppFindings.Create(
            Descriptor,
            app,
            Severity.Info,
            $"'{app.Name}' can be used in other tenants, and its instances there are not locked.",
            [EvidenceItem.Of(EntitySets.Applications, app.Application!, app.Application!.Id, $"App registration '{app.Name}' without instance lock", app.Application.CreatedDateTime)]));

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        var unknown = context.Facts.Apps.Count(app => IsMultiTenant(app) && app.Application!.IsInstanceLocked is null);
        if (unknown > 0)
        {
            yield return string.Format(CultureInfo.InvariantCulture, "servicePrincipalLockConfiguration of {0} multi-tenant app(s) was not captured", unknown);
        }
    }

    private static bool IsMultiTenant(AppProfile app) => app is { Application: not null, IsSingleTenant: false, IsDeleted: false };
}
