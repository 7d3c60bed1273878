using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Identity;
using OAuthHunter.Providers.Live;

namespace OAuthHunter.Providers.Exchange;

/// <summary>Reads Exchange Online's sets by their cmdlets, over the REST endpoint or through the user's session.</summary>
internal sealed class ExchangeReader(IExchangeCommands client, AuditLogReader auditLog, MessageTraceReader messageTrace) : IExchangeReader, IDisposable
{
    public ExchangeReader(IExchangeCommands client)
        : this(client, new AuditLogReader(client), new MessageTraceReader(client))
    {
    }

    /// <summary>
    /// A reader without the PowerShell module, over the endpoint that the module itself speaks; a tenant of null is the token's own.
    /// </summary>
    public static ExchangeReader OverRest(Uri endpoint, string? tenant, IAccessTokenSource tokens, RetryPolicy policy) =>
        new(new ExchangeClient(ExchangeHttp.Create(endpoint), tokens, endpoint, tenant, policy));

    public bool CanRead(EntitySet set) =>
        set == EntitySets.UnifiedAuditLog || set == EntitySets.MessageTraces || MailboxReader.IsOfMailbox(set) || ExchangeListing.Find(set) is not null;

    /// <remarks>Listings of all mailboxes and the like, which choose their properties, run to many pages: those go alone.</remarks>
    public Task PrepareAsync(IReadOnlyList<EntitySet> sets, CancellationToken cancellationToken) => client.PrepareAsync(
        [.. sets.Select(ExchangeListing.Find).OfType<ExchangeListing>().Select(listing => listing.Fuller ?? listing.Command).Where(command => command.Select is null)], cancellationToken);

    public async Task<EntitySetCoverage> ReadAsync(EntitySet set, IEvidenceSink sink, LiveReadOptions options, IReadObserver observer, CancellationToken cancellationToken)
    {
        if (MailboxReader.IsOfMailbox(set) && options.Mailboxes.Count == 0)
        {
            return new EntitySetCoverage { EntitySet = set.Name, State = EvidenceState.NotCaptured, Reason = $"{MailboxReader.CmdletOf(set)} is run for named mailboxes only, and none was named." };
        }

        var source = set == EntitySets.UnifiedAuditLog ? AuditLogReader.Cmdlet
            : set == EntitySets.MessageTraces ? MessageTraceReader.Cmdlet
            : MailboxReader.IsOfMailbox(set) ? MailboxReader.CmdletOf(set)
            : ExchangeListing.Find(set)!.Command.Name;
        long count = 0;
        void Deliver(Model.EvidenceRecord record)
        {
            count++;
            sink.Add(set, record);
            if (count % 1_000 == 0)
            {
                observer.Progress(source, 0, 0, count);
            }
        }

        var coverage = set == EntitySets.UnifiedAuditLog
            ? await auditLog.ReadAsync(options, Deliver, cancellationToken).ConfigureAwait(false)
            : set == EntitySets.MessageTraces ? await messageTrace.ReadAsync(options, Deliver, cancellationToken).ConfigureAwait(false)
            : MailboxReader.IsOfMailbox(set) ? await new MailboxReader(client).ReadAsync(set, options.Mailboxes, Deliver, cancellationToken).ConfigureAwait(false)
            : await ListAsync(ExchangeListing.Find(set)!, Deliver, () => count, cancellationToken).ConfigureAwait(false);
        observer.FileRead(new EvidenceFile
        {
            Path = source,
            Format = "Exchange Online",
            EntitySets = [set.Name],
            Read = count,
            First = coverage.First,
            Last = coverage.Last,
            Completeness = coverage.State == EvidenceState.Available ? EvidenceState.Available : EvidenceState.Incomplete,
            Problem = coverage.Reason,
        });
        return coverage;
    }

    public async Task<EntitySetAccess> TestAccessAsync(EntitySet set, CancellationToken cancellationToken)
    {
        var access = new EntitySetAccess { EntitySet = set.Name, Permissions = ExchangeRefusal.Permissions };
        var probe = ExchangeListing.Find(set)?.Probe
            ?? (set == EntitySets.MessageTraces ? MessageTraceReader.Probe
            : MailboxReader.IsOfMailbox(set) ? ExchangeListing.Find(EntitySets.Mailboxes)!.Probe
            : AuditProbe());
        try
        {
            await client.ListAsync(probe, _ => { }, cancellationToken).ConfigureAwait(false);
            return access with { State = AccessState.Ready };
        }
        catch (ServiceException exception)
        {
            return access with { State = ExchangeRefusal.StateOf(exception), Reason = ExchangeRefusal.Reason(probe.Name, exception) };
        }
    }

    public void Dispose() => (client as IDisposable)?.Dispose();

    private async Task<EntitySetCoverage> ListAsync(ExchangeListing listing, Action<Model.EvidenceRecord> deliver, Func<long> count, CancellationToken cancellationToken)
    {
        void Place(Model.EvidenceRecord record)
        {
            record.Origin = new EvidenceOrigin(listing.Command.Name, count() + 1);
            deliver(record);
        }

        try
        {
            var problem = listing.Set == EntitySets.RoleGroups
                ? await new RoleGroupReader(client).ReadAsync(listing.Command, Place, cancellationToken).ConfigureAwait(false)
                : listing.Set == EntitySets.ApplicationAccessPolicies
                ? await new AccessPolicyReader(client).ReadAsync(listing.Command, Place, cancellationToken).ConfigureAwait(false)
                : listing.Fuller is { } fuller
                    ? await ListFullerAsync(fuller, listing, Place, count, cancellationToken).ConfigureAwait(false)
                    : await client.ListAsync(listing.Command, row => Place(listing.Map(row)), cancellationToken).ConfigureAwait(false);
            return new EntitySetCoverage
            {
                EntitySet = listing.Set.Name,
                State = problem is null ? EvidenceState.Available : EvidenceState.Incomplete,
                Count = count(),
                Reason = problem,
            };
        }
        catch (ServiceException exception)
        {
            return ExchangeRefusal.Judge(listing.Set, listing.Command.Name, exception, count());
        }
    }

    private async Task<string?> ListFullerAsync(ExchangeCommand fuller, ExchangeListing listing, Action<Model.EvidenceRecord> place, Func<long> count, CancellationToken cancellationToken)
    {
        try
        {
            return await client.ListAsync(fuller, row => place(listing.Map(row)), cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException exception) when (count() == 0 && exception.Status is not (401 or 403))
        {
            // A parameter that is not known there. Whatever else it was, the plain command will say.
            return await client.ListAsync(listing.Command, row => place(listing.Map(row)), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One record of the last hour, if there is one.</summary>
    private static ExchangeCommand AuditProbe()
    {
        var now = DateTimeOffset.UtcNow;
        return new ExchangeCommand(AuditLogReader.Cmdlet, new Dictionary<string, object> { ["StartDate"] = now.AddHours(-1), ["EndDate"] = now, ["ResultSize"] = 1 });
    }
}
