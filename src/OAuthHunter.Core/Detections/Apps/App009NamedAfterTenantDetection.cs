using OAuthHunter.Detections.Credentials;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-009: the naming of the 2022 campaign, meant to look as if the tenant had made the app itself.</summary>
public sealed class App009NamedAfterTenantDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-009",
        Title = "App is named after the tenant",
        Severity = Severity.Medium,
        Escalation = "Low when the name only equals the tenant's. Critical when the app can administer Exchange Online (APP-001 of High or Critical). "
            + "High when it got a credential and a dangerous permission within a day of its making (CRD-008), or a new secret while it holds an Entra role.",
        Logic = "An own single-tenant app whose name is a domain of the tenant, its first label or the organisation's name, followed by an underscore and three letters; or equals one of them. "
            + "Names in the audit log count too, so deleted apps are found.",
        Rationale = "The 2022 campaign named its apps so, one per tenant. In a long list such an app looks like the tenant's own.",
        BenignIf = "The IT department named it. A tail that means something (CRM, API, DEV) speaks for that, mixed case against it.",
        Remediation = "Find out who made it and what for; look at its grants, roles and credentials.",
        Techniques = ["T1036.005"],
        Needs =
        [
            new EvidenceNeed("apps and the tenant's names", EntitySets.ServicePrincipals, EntitySets.Organization),
            new EvidenceNeed("apps and the tenant's domains", EntitySets.ServicePrincipals, EntitySets.Domains) { IsFallback = true },
            .. AppNeeds.AuditEventsInstead,
        ],
        Permissions = ["Application.Read.All", "Domain.Read.All", "Organization.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps)
        {
            if (app.NameLikeness != TenantNameLikeness.None && app.Ownership == AppOwnership.Own && app.IsSingleTenant != false)
            {
                yield return Judge(app, judge);
            }
        }
    }

    private Finding Judge(AppProfile app, AppJudge judge)
    {
        var escalations = new List<string>();
        var severity = app.NameLikeness == TenantNameLikeness.TenantWithRandomTail ? Severity.Medium : Severity.Low;
        List<EvidenceItem> evidence = [app.Evidence];
        List<AuditActor?> actors = [app.CreatedBy];
        evidence.AddRange(app.Events.Where(found => found.Succeeded && found.Kind is AppEventKind.ApplicationAdded or AppEventKind.ServicePrincipalAdded).Select(found => found.Evidence));

        if (CredentialAtBirth.Of(app) is { } birth)
        {
            severity = Severity.High;
            escalations.Add("Made, given a credential and a dangerous permission within 24 hours.");
            evidence.AddRange(birth.Events.Select(found => found.Evidence));
            actors.AddRange(birth.Events.Select(found => found.Actor));
        }
        else if (app.Roles.Any(role => role.IsEffective) && judge.LiveCredentials(app).FirstOrDefault(held => IsNewSecret(held, judge)) is { } secret)
        {
            severity = Severity.High;
            escalations.Add("New secret on an app that holds an Entra role.");
            evidence.Add(secret.Evidence);
            actors.Add(secret.AddedBy);
        }

        if (ExchangeAdministration.Of(app, judge) is { Severity: >= Severity.High } power)
        {
            severity = Severity.Critical;
            escalations.Add("Can administer Exchange Online.");
            evidence.AddRange(power.Permissions.Select(permission => permission.Evidence).Concat(power.Roles.Select(role => role.Evidence)));
        }

        var how = app.NameLikeness == TenantNameLikeness.TenantWithRandomTail ? "the tenant's name with a tail of three letters" : "the tenant's own name";
        var finding = AppFindings.Create(Descriptor, app, severity, $"'{app.Name}' is {how}, on an app registered here.", evidence, escalations, actors);
        return HasMixedCaseTail(app) ? finding : finding with { Confidence = Confidence.Medium };
    }

    private static bool IsNewSecret(HeldCredential held, AppJudge judge) =>
        held.Credential.Kind == AppCredentialKind.Secret && judge.Context.IsWithinDays(held.AddedAt, AppJudge.NewCredentialDays);

    private static bool HasMixedCaseTail(AppProfile app)
    {
        var tail = app.Name.Trim();
        tail = tail.Substring(tail.Length - Math.Min(3, tail.Length));
        return app.NameLikeness == TenantNameLikeness.TenantWithRandomTail && tail.Any(char.IsUpper) && tail.Any(char.IsLower);
    }
}
