using System.Globalization;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Facts.SignIns;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.SignIns;

/// <summary>SIN-001: two successes of one user that no traveller could make.</summary>
public sealed class Sin001ImpossibleTravelDetection : Detection
{
    private const int MostJourneys = 10;
    private static readonly TimeSpan ChangeWindow = TimeSpan.FromMinutes(60);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "SIN-001",
        Title = "Impossible travel",
        Severity = Severity.Medium,
        Escalation = "High when country and device are both new to the user and one factor sufficed; Critical for an administrator, or when the user changes an app, its permissions or mail flow within 60 minutes of arrival.",
        Logic = "Consecutive successful interactive sign-ins of one user from two addresses, at most 24 hours apart. Great-circle distance (haversine, radius 6371.0088 km) less the uncertainty of both places (50 km with a city, 500 km with a country only) is at least 500 km and takes at least 900 km/h; two sign-ins in the same minute count as one minute apart. Left out: token refreshes without the user, the same session, the same compliant device, and shared doors: addresses, /24 or /48 networks used by five or more users within 14 days, and providers (autonomous systems) that five or more users use and that serve several countries. An office is such a door too, so a journey with a door at one end still counts when the other end is a country and a device both new to a user whom the log knows, or the source of a spray or stuffing run; such sources are never taken for a shared door.",
        Rationale = "One account in two distant places at once is most often a stolen password or a stolen token in use while its owner works on.",
        BenignIf = "The user switched a private VPN on or off, roams on a foreign carrier's gateway, or works on a cloud-hosted desktop. Few people share such a door, so it is not learned as one; Tor exits are not told apart from other addresses.",
        Remediation = "Ask the user by another channel than mail. If he does not know the sign-in: revoke his sessions, reset the password, check his authentication methods, and review what he changed since.",
        Techniques = ["T1078.004"],
        Needs = [new EvidenceNeed("sign-in log with locations", EntitySets.SignIns)],
        Permissions = ["AuditLog.Read.All"],
        Licence = "Entra ID P1",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var group in context.Facts.SignIns.Journeys.GroupBy(journey => journey.User).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var journeys = group.ToList();
            var worst = journeys.OrderByDescending(IsAllNew).ThenByDescending(journey => journey.KilometersPerHour).First();
            var escalations = new List<string>();
            var severity = Severity.Medium;
            if (journeys.Exists(IsAllNew))
            {
                severity = Severity.High;
                escalations.Add("New country and new device for this user, and one factor sufficed.");
            }

            if (SignInFindings.IsAdmin(context, group.Key))
            {
                severity = Severity.Critical;
                escalations.Add("The user is an administrator.");
            }

            var changes = journeys.SelectMany(journey => ChangesAfter(context, group.Key, journey.ArrivedAt)).GroupBy(item => item.Description + item.Time).Select(same => same.First()).Take(MostJourneys).ToList();
            if (changes.Count > 0)
            {
                severity = Severity.Critical;
                escalations.Add("The user changed an app or mail flow within 60 minutes of arrival.");
            }

            var summary = string.Format(
                CultureInfo.InvariantCulture,
                "{0} signed in from {1} at {2:yyyy-MM-dd HH:mm} UTC and from {3} at {4:yyyy-MM-dd HH:mm} UTC: at least {5:N0} km, {6:N0} km/h.{7}",
                group.Key, worst.From, worst.DepartedAt, worst.To, worst.ArrivedAt, worst.Kilometers, worst.KilometersPerHour,
                journeys.Count > 1 ? $" {journeys.Count} such journeys in all." : string.Empty);
            var rows = journeys.Where(journey => journey != worst).Take(MostJourneys - 1).Prepend(worst).SelectMany(journey => journey.Evidence).Concat(changes).OrderBy(item => item.Time);
            var finding = FindingFactory.Create(Descriptor, SignInFindings.UserTarget(context, group.Key), severity, summary, rows);
            var unknown = journeys.TrueForAll(journey => journey.WasSingleFactor is null) ? new[] { "The sign-in log does not say how many factors were used." } : [];
            yield return SignInFindings.Complete(
                context, finding, journeys.SelectMany(journey => new[] { Subject.Address(journey.ToAddress), Subject.Address(journey.FromAddress) }), escalations, unknown);
        }
    }

    private static bool IsAllNew(ImpossibleJourney journey) => journey.IsNewCountry && journey.IsNewDevice && journey.WasSingleFactor == true;

    private static IEnumerable<EvidenceItem> ChangesAfter(HuntContext context, string user, DateTimeOffset arrival)
    {
        var mailFlow = context.Facts.MailFlow.InboundConnectors.Cast<MailFlowObjectHistory>().Concat(context.Facts.MailFlow.TransportRules).SelectMany(item => item.Events);
        return context.Facts.Apps.SelectMany(app => app.Events).Where(change => Is(change.Actor, change.Time)).Select(change => change.Evidence)
            .Concat(mailFlow.Where(change => Is(change.Actor, change.Time)).Select(change => change.Evidence))
            .OrderBy(item => item.Time).ThenBy(item => item.Description, StringComparer.Ordinal);

        bool Is(AuditActor actor, DateTimeOffset time) =>
            time >= arrival && time - arrival <= ChangeWindow && string.Equals(actor.UserPrincipalName, user, StringComparison.OrdinalIgnoreCase);
    }
}
