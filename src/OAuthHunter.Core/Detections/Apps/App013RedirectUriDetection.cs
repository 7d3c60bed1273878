using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-013: an address to which codes and tokens are handed over.</summary>
public sealed class App013RedirectUriDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-013",
        Title = "App has a suspicious reply address",
        Severity = Severity.Medium,
        Escalation = "High for hosts of rogue apps, hosts that were given up and that anybody can take, http://localhost:<port>/access, look-alikes of Microsoft, punycode, wildcards and bare addresses; Critical when such an "
            + "app can reach mail. Low where only web and loopback addresses are mixed in an app with a secret, or where only the domains have nothing in common.",
        Logic = "Every reply address of the registration and of the service principal is read. Hosts that anybody can have in a minute (tunnels, free sites) count "
            + "only with a second sign: an unverified foreign publisher, an app younger than 90 days, or reach into mail. Hosts of own "
            + "registrations that have no address in DNS count where they were looked up (-ResolveDns; the first 500 by name). Domains of one app that have no part of a name in common and are not all the tenant's own or Microsoft's "
            + "count where the app is foreign and unverified, or an own one that is young or reaches mail.",
        Rationale = "Whoever owns the reply address gets the authorization code of every user that signs in to the app.",
        BenignIf = "Developers use loopback addresses and free hosts all day; a house of several brands answers under each of them.",
        Remediation = "Remove the address. For own apps take back host names that were given up.",
        Techniques = ["T1566.002", "T1528"],
        Needs = [new EvidenceNeed("apps", EntitySets.ServicePrincipals), AppNeeds.Registrations],
        Permissions = ["Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps.Where(app => app.Ownership != AppOwnership.Microsoft && app.RedirectUris is { Count: > 0 }))
        {
            var mail = MailPower.Of(app).ToList();
            var signs = app.RedirectUris!.Select(uri => (Uri: uri, Sign: Sign(uri, context))).Where(pair => pair.Sign is not null)
                .OrderByDescending(pair => pair.Sign!.Confidence).ThenBy(pair => pair.Uri, StringComparer.Ordinal).ToList();
            signs.RemoveAll(pair => pair.Sign!.Confidence == Confidence.Low && !HasSecondSign(app, mail, judge));
            if (signs.Count > 0)
            {
                yield return OfSigns(app, signs!, mail, context);
            }
            else if (IsMixed(app, judge))
            {
                yield return AppFindings.Create(
                    Descriptor,
                    app,
                    Severity.Low,
                    $"'{app.Name}' has a secret, answers on the web and on http loopback as well: whoever runs a program on a user's machine can take its codes.",
                    [app.Evidence, .. judge.LiveCredentials(app).Select(held => held.Evidence)],
                    discriminator: "mixed");
            }
            else if (Strangers(app, mail, judge) is { Count: > 1 } hosts)
            {
                yield return AppFindings.Create(
                    Descriptor,
                    app,
                    Severity.Low,
                    $"'{app.Name}' replies to hosts that have nothing in common: {string.Join(", ", hosts.Take(5))}.",
                    [app.Evidence],
                    discriminator: "strangers") with
                {
                    Confidence = Confidence.Low,
                };
            }
        }
    }

    /// <summary>The worst of what the address itself shows and of what DNS says of its host.</summary>
    private static RedirectSign? Sign(string uri, HuntContext context)
    {
        var shown = RedirectUris.Read(uri);
        var gone = GoneHost(uri, context) is null ? null : RedirectUris.Gone(uri);
        return gone is null || shown?.Confidence >= gone.Confidence ? shown : gone;
    }

    private static DnsRecords? GoneHost(string uri, HuntContext context) =>
        RedirectUris.HostOf(uri) is { } host && context.Facts.GoneHosts.TryGetValue(host, out var records) ? records : null;

    private static bool HasSecondSign(AppProfile app, List<HeldPermission> mail, AppJudge judge) => AppJudge.IsForeignUnverified(app) || judge.IsFresh(app) || mail.Count > 0;

    // A confidential client proves itself from a server; what it does on a loopback address, a public client should do.
    private static bool IsMixed(AppProfile app, AppJudge judge) =>
        app.Ownership == AppOwnership.Own
        && app.Application?.IsFallbackPublicClient != true
        && judge.LiveCredentials(app).Any(held => held.Credential.Kind == AppCredentialKind.Secret)
        && app.RedirectUris!.Any(uri => RedirectUris.IsLoopback(uri) && uri.Trim().StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && app.RedirectUris!.Any(uri => RedirectUris.HostOf(uri) is not null && !RedirectUris.IsLoopback(uri));

    /// <summary>One host of each house that the app replies to; fewer than two are nothing to speak of.</summary>
    private static List<string> Strangers(AppProfile app, List<HeldPermission> mail, AppJudge judge)
    {
        var houses = new List<(string Host, string Name)>();
        if (!AppJudge.IsForeignUnverified(app) && !(app.Ownership == AppOwnership.Own && (judge.IsFresh(app) || mail.Count > 0)))
        {
            return [];
        }

        foreach (var host in app.RedirectUris!.Where(RedirectUris.CanBeLookedUp).Select(RedirectUris.HostOf).OfType<string>().Distinct().Where(host => !RedirectUris.IsMicrosoft(host)).OrderBy(host => host, StringComparer.Ordinal))
        {
            var name = judge.Context.Facts.Tenant.OwnsHost(host) == true ? string.Empty : SiteNames.Of(host);
            if (!houses.Any(house => name.Length == 0 || house.Name.Length == 0 ? house.Name == name : SiteNames.AreAlike(house.Name, name)))
            {
                houses.Add((host, name));
            }
        }

        return houses.ConvertAll(house => house.Host);
    }

    private Finding OfSigns(AppProfile app, List<(string Uri, RedirectSign Sign)> signs, List<HeldPermission> mail, HuntContext context)
    {
        var worst = signs[0].Sign.Confidence;
        var isBad = worst == Confidence.High;
        var severity = isBad && mail.Count > 0 ? Severity.Critical : isBad ? Severity.High : Severity.Medium;
        return AppFindings.Create(
            Descriptor,
            app,
            severity,
            $"'{app.Name}' replies to {string.Join("; ", signs.Take(5).Select(pair => $"{pair.Uri} ({pair.Sign.Reason})"))}.",
            [
                app.Evidence,
                .. signs.Select(pair => GoneHost(pair.Uri, context)).OfType<DnsRecords>().Distinct()
                    .Select(records => EvidenceItem.Of(EntitySets.DnsRecords, records, records.Domain, $"{records.Domain} has no address in DNS")),
                .. mail.Select(permission => permission.Evidence),
            ],
            isBad && mail.Count > 0 ? [$"It can reach mail: {MailPower.Names(mail)}."] : []) with
        {
            Confidence = worst == Confidence.Low ? Confidence.Low : Confidence.High,
        };
    }
}
