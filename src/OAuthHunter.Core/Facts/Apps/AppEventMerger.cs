using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>
/// Puts an app's events in order and counts each once: the directory audit and the unified audit log both tell of the same
/// change, one to the second and the other more finely.
/// </summary>
internal static class AppEventMerger
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    public static List<AppEvent> Merge(List<AppEvent> events)
    {
        var ordered = events
            .OrderBy(found => found.Time)
            .ThenBy(found => found.Kind)
            .ThenBy(found => found.Record.Id, StringComparer.Ordinal)
            .ThenBy(found => found.Evidence.Origin, StringComparer.Ordinal)
            .ToList();
        var merged = new List<AppEvent>(ordered.Count);
        foreach (var group in ordered.GroupBy(Detail, StringComparer.OrdinalIgnoreCase))
        {
            merged.AddRange(Pair([.. group.Where(found => !found.Record.FromUnifiedAuditLog)], [.. group.Where(found => found.Record.FromUnifiedAuditLog)]));
        }

        return [.. merged.OrderBy(found => found.Time).ThenBy(found => found.Kind).ThenBy(found => found.Record.Id, StringComparer.Ordinal)];
    }

    // Both lists are in time order, so the first partner that is not too early is the nearest.
    private static IEnumerable<AppEvent> Pair(List<AppEvent> graph, List<AppEvent> unified)
    {
        var taken = new HashSet<int>();
        var start = 0;
        foreach (var found in graph)
        {
            while (start < unified.Count && unified[start].Time < found.Time - Tolerance)
            {
                start++;
            }

            var partner = -1;
            for (var index = start; index < unified.Count && unified[index].Time <= found.Time + Tolerance; index++)
            {
                if (!taken.Contains(index) && IsSame(found, unified[index]))
                {
                    partner = index;
                    taken.Add(index);
                    break;
                }
            }

            yield return partner < 0 ? found : found with { Actor = Join(found.Actor, unified[partner].Actor) };
        }

        for (var index = 0; index < unified.Count; index++)
        {
            if (!taken.Contains(index))
            {
                yield return unified[index];
            }
        }
    }

    private static bool IsSame(AppEvent one, AppEvent other) =>
        (one.CorrelationId is { } id && string.Equals(id, other.CorrelationId, StringComparison.OrdinalIgnoreCase)) || IsSameActor(one.Actor, other.Actor);

    private static bool IsSameActor(AuditActor one, AuditActor other)
    {
        var parts = new[] { (one.UserPrincipalName, other.UserPrincipalName), (one.Id, other.Id), (one.ServicePrincipalId, other.ServicePrincipalId), (one.AppId, other.AppId) };
        return parts.Any(part => part.Item1 is not null && string.Equals(part.Item1, part.Item2, StringComparison.OrdinalIgnoreCase))
            || one.Key is null
            || other.Key is null;
    }

    private static AuditActor Join(AuditActor one, AuditActor other) => one with
    {
        Kind = one.Kind == AuditActorKind.Unknown ? other.Kind : one.Kind,
        Id = one.Id ?? other.Id,
        UserPrincipalName = one.UserPrincipalName ?? other.UserPrincipalName,
        DisplayName = one.DisplayName ?? other.DisplayName,
        AppId = one.AppId ?? other.AppId,
        ServicePrincipalId = one.ServicePrincipalId ?? other.ServicePrincipalId,
        IPAddress = one.IPAddress ?? other.IPAddress,
        UserAgent = one.UserAgent ?? other.UserAgent,
    };

    private static string Detail(AppEvent found) => string.Join("|", new[]
    {
        found.Kind.ToString(),
        found.Record.ActivityDisplayName,
        found.Succeeded.ToString(),
        found.RoleTemplateId,
        string.Join(",", found.Permissions.Select(permission => permission.PermissionId ?? permission.Value).OrderBy(text => text, StringComparer.OrdinalIgnoreCase)),
        string.Join(",", found.Credentials.Select(credential => credential.KeyId ?? credential.DisplayName).OrderBy(text => text, StringComparer.OrdinalIgnoreCase)),
    });
}
