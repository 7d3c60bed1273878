using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Model;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Exchange;

/// <summary>
/// Reads what exists per mailbox only, for mailboxes that were named: rules and permissions. Rules are listed twice, without and
/// with the hidden ones, because no property tells which these are.
/// </summary>
internal sealed class MailboxReader(IExchangeCommands client)
{
    public static bool IsOfMailbox(EntitySet set) => set == EntitySets.InboxRules || set == EntitySets.MailboxPermissions;

    public static string CmdletOf(EntitySet set) => set == EntitySets.InboxRules ? "Get-InboxRule" : "Get-MailboxPermission";

    public async Task<EntitySetCoverage> ReadAsync(EntitySet set, IReadOnlyList<string> mailboxes, Action<EvidenceRecord> deliver, CancellationToken cancellationToken)
    {
        var cmdlet = CmdletOf(set);
        var problems = new List<string>();
        long count = 0;
        foreach (var mailbox in mailboxes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var (rows, problem) = set == EntitySets.InboxRules
                    ? await RulesAsync(mailbox, cancellationToken).ConfigureAwait(false)
                    : await PermissionsAsync(mailbox, cancellationToken).ConfigureAwait(false);
                foreach (var row in rows)
                {
                    row.Origin = new EvidenceOrigin(cmdlet, ++count);
                    deliver(row);
                }

                if (problem is not null)
                {
                    problems.Add($"{mailbox}: {problem}");
                }
            }
            catch (ServiceException exception) when (exception.Status is 401 or 403)
            {
                return ExchangeRefusal.Judge(set, cmdlet, exception, count);
            }
            catch (ServiceException exception)
            {
                problems.Add($"{mailbox}: {ExchangeRefusal.Reason(cmdlet, exception)}");
            }
        }

        return new EntitySetCoverage
        {
            EntitySet = set.Name,
            State = problems.Count == 0 ? EvidenceState.Available : count > 0 || problems.Count < mailboxes.Count ? EvidenceState.Incomplete : EvidenceState.NotCaptured,
            Count = count,
            Reason = problems.Count == 0 ? null : string.Join(" ", problems),
        };
    }

    private async Task<(IReadOnlyList<EvidenceRecord> Rows, string? Problem)> RulesAsync(string mailbox, CancellationToken cancellationToken)
    {
        var visible = new HashSet<string>(StringComparer.Ordinal);
        var rules = new List<EvidenceRecord>();
        var first = await client.ListAsync(Command("Get-InboxRule", ("Mailbox", mailbox)), row => visible.Add(KeyOf(InboxRuleMapper.Map(row))), cancellationToken).ConfigureAwait(false);
        var second = await client.ListAsync(
            Command("Get-InboxRule", ("Mailbox", mailbox), ("IncludeHidden", true)),
            row =>
            {
                var rule = InboxRuleMapper.Map(row);

                // Without the whole of the first listing nothing can be called hidden.
                rules.Add(rule with { MailboxOwnerId = mailbox, IsHidden = first is null ? !visible.Contains(KeyOf(rule)) : null });
            },
            cancellationToken).ConfigureAwait(false);
        return (rules, first ?? second);
    }

    private async Task<(IReadOnlyList<EvidenceRecord> Rows, string? Problem)> PermissionsAsync(string mailbox, CancellationToken cancellationToken)
    {
        var permissions = new List<EvidenceRecord>();
        var problem = await client.ListAsync(
            Command("Get-MailboxPermission", ("Identity", mailbox), ("ResultSize", "Unlimited")), row => permissions.Add(MailboxPermissionMapper.Map(row) with { Identity = mailbox }), cancellationToken).ConfigureAwait(false);
        return (permissions, problem);
    }

    private static string KeyOf(InboxRule rule) => rule.RuleIdentity ?? rule.Identity ?? rule.Name ?? string.Empty;

    private static ExchangeCommand Command(string cmdlet, params (string Name, object Value)[] parameters) =>
        new(cmdlet, parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
}
