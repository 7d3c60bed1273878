using System.Globalization;
using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Facts.ConditionalAccess;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using OAuthHunter.Networking;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-018: places that are trusted and should not be.</summary>
public sealed class Cap018NamedLocationDetection : PolicyCheck
{
    private const int Days = 30;
    private const int WidestIPv4 = 20;
    private const int WidestIPv6 = 40;

    // A few addresses of a cloud can be the organisation's own way out; more of them are other customers'.
    private const int WidestRentedIPv4 = 29;
    private const int WidestRentedIPv6 = 56;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-018",
        Title = "Named location too wide or altered",
        Severity = Severity.Medium,
        Escalation = "High when somebody at risk, hit by an attack on passwords, or an app added or changed it.",
        Logic = "A named location that is marked as trusted has a range wider than /20 (IPv4) or /40 (IPv6), one that the internet never shows (private, carrier NAT), or one of more than 8 IPv4 addresses (or wider than /56) in networks where anybody can rent a server; one made of countries that a policy lets go takes in unknown countries and regions; or it was added, changed or deleted within 30 days by its own date or the audit log (Low when nothing else is wrong).",
        Rationale = "Trusted places are where policies ask for less. A range that holds a cloud or a provider makes every customer of it trusted.",
        BenignIf = "The range is the organisation's own by its registration, or rented as a whole from the cloud, and a network change explains the date.",
        Remediation = "Trim trusted ranges to the addresses that the organisation really leaves by; take the trust off everything else.",
        Techniques = ["T1556.009"],
        Needs = [new EvidenceNeed("named locations", EntitySets.NamedLocations), .. AppNeeds.AuditEvents],
        Permissions = ["Policy.Read.All", "AuditLog.Read.All"],
        Licence = "Entra ID P1",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context) => [];

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        var changes = context.Facts.ConditionalAccess.Changes.Where(change => IsLocation(change) && context.IsWithinDays(change.Time, Days)).ToLookup(change => change.Id ?? change.Name, StringComparer.OrdinalIgnoreCase);
        var excluded = new HashSet<string>(
            context.Facts.ConditionalAccess.References.Where(reference => reference is { IsExclusion: true, Kind: PolicyReferenceKind.Location }).Select(reference => reference.Id), StringComparer.OrdinalIgnoreCase);
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var location in (context.Facts.ConditionalAccess.Inputs.NamedLocations ?? []).Where(location => location.Id is not null).OrderBy(location => location.DisplayName, StringComparer.Ordinal))
        {
            known.Add(location.Id!);
            known.Add(location.DisplayName ?? location.Id!);
            var told = changes[location.Id!].Concat(changes[location.DisplayName ?? "?"]).Distinct().ToList();
            var reasons = Judge(location, excluded).ToList();
            var isNew = context.IsWithinDays(location.ModifiedDateTime ?? location.CreatedDateTime, Days);
            if (reasons.Count > 0 || told.Count > 0 || (isNew && location.IsTrusted == true))
            {
                yield return Report(
                    context, judge, location.Id!, location.DisplayName ?? location.Id!, reasons, told, isNew && told.Count == 0 ? $"it was last changed {(location.ModifiedDateTime ?? location.CreatedDateTime)?.AsDay()}" : null,
                    EvidenceItem.Of(EntitySets.NamedLocations, location, location.Id, $"Named location '{location.DisplayName}'{(location.IsTrusted == true ? ", trusted" : string.Empty)}: {PolicyRows.List(location.IpRanges ?? location.CountriesAndRegions ?? [], 8)}"));
            }
        }

        foreach (var gone in changes.Where(group => !known.Contains(group.Key) && !known.Contains(group.First().Name)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            yield return Report(context, judge, gone.Key, gone.First().Name, [], [.. gone], null, null);
        }
    }

    private Finding Report(HuntContext context, AppJudge judge, string id, string name, List<string> reasons, List<PolicyChange> changes, string? dated, EvidenceItem? row)
    {
        var risk = changes.Select(change => change.Actor.Kind == AuditActorKind.Application ? $"It was changed by the app {ActorIdentity.Name(context.Facts, change.Actor)}." : judge.RiskOf(change.Actor, false)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var events = changes.Select(change => $"{change.Kind.ToString().Replace("Location", string.Empty).ToLowerInvariant()} by {ActorIdentity.Name(context.Facts, change.Actor)} at {change.Time.AsMinute()} UTC");
        var finding = FindingFactory.Create(
            Descriptor, new FindingTarget(TargetKind.Policy, id, name), risk.Count > 0 ? Severity.High : reasons.Count > 0 ? Severity.Medium : Severity.Low,
            $"Named location '{name}': {string.Join("; ", reasons.Concat(dated is null ? [] : [dated]).Concat(events))}.", [.. row is null ? [] : new[] { row }, .. changes.Select(change => change.Evidence)]);
        return finding with { Escalations = risk, Subjects = [.. finding.Subjects, .. PolicyRows.Actors(changes)] };
    }

    private static IEnumerable<string> Judge(NamedLocation location, HashSet<string> excluded)
    {
        if (location.IsTrusted == true)
        {
            foreach (var range in location.IpRanges ?? [])
            {
                if (IpRange.Parse(range) is not { } parsed)
                {
                    continue;
                }

                if (parsed.IsPrivate)
                {
                    yield return $"trusted range {range} is never seen on the internet";
                }
                else if (Bits(range) is { } bits && bits < (parsed.IsIPv6 ? WidestIPv6 : WidestIPv4))
                {
                    yield return $"trusted range {range} is wider than /{(parsed.IsIPv6 ? WidestIPv6 : WidestIPv4)}";
                }
                else if (Bits(range) is { } rented && rented < (parsed.IsIPv6 ? WidestRentedIPv6 : WidestRentedIPv4) && RentedNetworks.OwnersOf(parsed) is { Count: > 0 } owners)
                {
                    yield return $"trusted range {range} holds servers that anybody can rent ({string.Join(", ", owners.Take(3))})";
                }
            }
        }

        if (location.IncludeUnknownCountriesAndRegions == true && excluded.Contains(location.Id!))
        {
            yield return "policies let it go, and it takes in unknown countries and regions";
        }
    }

    private static int? Bits(string range) =>
        range.IndexOf('/') is >= 0 and var slash && int.TryParse(range.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? bits : null;

    private static bool IsLocation(PolicyChange change) => change.Kind is PolicyChangeKind.LocationAdded or PolicyChangeKind.LocationUpdated or PolicyChangeKind.LocationDeleted;
}
