using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Graph;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Identity;

namespace OAuthHunter.Providers.Live;

/// <summary>
/// Tells what can be read before anything is. What an app's token lacks is missing for certain. What it carries is tried with one
/// small request, because licences and directory roles show only then.
/// </summary>
internal sealed class AccessTester(IAccessTokenSource tokens, TokenClaims? known, GraphClient? graph, IExchangeReader? exchange, AuditLogAccess auditLog)
{
    private readonly LiveReadOptions probe = new() { CapturedAt = DateTimeOffset.UtcNow, LogWindow = TimeSpan.FromHours(1) };

    public async Task<IReadOnlyList<EntitySetAccess>> TestAsync(IReadOnlyList<EntitySet> sets, CancellationToken cancellationToken)
    {
        var claims = known ?? (graph is not null && sets.Any(set => set == EntitySets.UnifiedAuditLog || GraphCatalogue.Find(set) is not null)
            ? TokenClaims.Read(await tokens.GetTokenAsync(TokenAudience.Graph, null, cancellationToken).ConfigureAwait(false))
            : new TokenClaims());
        return await Task.WhenAll(sets.Select(set => TestAsync(set, claims, cancellationToken))).ConfigureAwait(false);
    }

    private Task<EntitySetAccess> TestAsync(EntitySet set, TokenClaims claims, CancellationToken cancellationToken)
    {
        if (GraphCatalogue.Find(set) is { } query)
        {
            return TestGraphAsync(query, claims, cancellationToken);
        }

        if (set == EntitySets.UnifiedAuditLog)
        {
            return TestAuditLogAsync(claims, cancellationToken);
        }

        return exchange?.CanRead(set) == true
            ? exchange.TestAccessAsync(set, cancellationToken)
            : Task.FromResult(new EntitySetAccess { EntitySet = set.Name, State = AccessState.NotConnected, Reason = "The connection has no way to Exchange Online." });
    }

    /// <summary>By Exchange, then by Graph; what Exchange lacks is told when neither serves.</summary>
    private async Task<EntitySetAccess> TestAuditLogAsync(TokenClaims claims, CancellationToken cancellationToken)
    {
        var set = EntitySets.UnifiedAuditLog;
        var byExchange = auditLog == AuditLogAccess.Graph || exchange?.CanRead(set) != true ? null : await exchange.TestAccessAsync(set, cancellationToken).ConfigureAwait(false);
        if (byExchange?.State == AccessState.Ready || auditLog == AuditLogAccess.Exchange || graph is null)
        {
            return byExchange ?? new EntitySetAccess { EntitySet = set.Name, State = AccessState.NotConnected, Reason = "The connection has no way to the audit log." };
        }

        var byGraph = await TestGraphAsync(GraphDetails.AuditLogQueryList, claims, cancellationToken).ConfigureAwait(false);
        return byGraph.State == AccessState.Ready || byExchange is null ? byGraph : byExchange;
    }

    private async Task<EntitySetAccess> TestGraphAsync(GraphQuery query, TokenClaims claims, CancellationToken cancellationToken)
    {
        var access = new EntitySetAccess { EntitySet = query.Set.Name, Permissions = query.Permissions, Licence = query.Licence };
        if (graph is null)
        {
            return access with { State = AccessState.NotConnected, Reason = "The connection has no way to Microsoft Graph." };
        }

        if (claims.IsReadable && !query.Permissions.Any(permission => claims.Permissions.Contains(permission, StringComparer.OrdinalIgnoreCase)))
        {
            return access with { State = AccessState.MissingPermission, Reason = $"The token carries none of: {string.Join(", ", query.Permissions)}." };
        }

        // What hangs on an object's id cannot be tried without one; something of the same kind can.
        var tried = query.Probe is { } probed ? GraphCatalogue.Find(probed)! : query;
        try
        {
            using var page = await graph.GetPageAsync(tried, graph.Resolve(tried.Url(probe, top: 1)), cancellationToken).ConfigureAwait(false);
            return access with { State = AccessState.Ready };
        }
        catch (ServiceException exception)
        {
            return access with { State = StateOf(exception, claims), Reason = exception.Brief };
        }
    }

    private static AccessState StateOf(ServiceException exception, TokenClaims claims) => exception.Status switch
    {
        _ when GraphRefusal.IsLicence(exception) => AccessState.MissingLicence,
        401 or 403 when claims.IsReadable && !claims.IsApplication => AccessState.MissingRole,
        401 or 403 => AccessState.MissingPermission,
        _ => AccessState.Unknown,
    };
}
