using System.Globalization;
using System.Text.Json.Nodes;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Emulator.Tenant;

namespace OAuthHunter.Emulator.Exchange;

/// <summary>Runs a cmdlet over the snapshot.</summary>
internal sealed class CmdletRunner(EmulatorOptions options, SnapshotTenant tenant, AuditRows auditRows)
{
    private const int DefaultResultSize = 1_000;
    private const string MoreResults = "There are more results available than are currently displayed. To view them, increase the value for the ResultSize parameter.";

    private readonly AuditSearch auditSearch = new(options, auditRows);

    public CmdletResult Run(ExchangeCmdlet cmdlet, ExchangeCommand command)
    {
        if (command.Parameters.Keys.FirstOrDefault(name => !cmdlet.Parameters.Contains(name)) is { } unknown)
        {
            return CmdletResult.Refused(ExchangeReplies.BadRequest($"A parameter cannot be found that matches parameter name '{unknown}'."));
        }

        return cmdlet.Name switch
        {
            "Search-UnifiedAuditLog" => auditSearch.Run(command),
            "Get-MessageTraceV2" => MessageTraceSearch.Run(command, Rows(cmdlet.Set)),
            "Get-InboxRule" => InboxRules(command),
            "Get-RoleGroupMember" => Members(command.Text("Identity")),
            "Get-DistributionGroupMember" => GroupMembers(command),
            _ => List(cmdlet, command),
        };
    }

    private CmdletResult List(ExchangeCmdlet cmdlet, ExchangeCommand command)
    {
        var rows = Rows(cmdlet.Set);
        if (command.Text("Identity") is { } identity)
        {
            rows = [.. rows.Where(row => Is(row, identity))];
            if (rows.Count == 0)
            {
                return CmdletResult.Refused(ExchangeReplies.NotFound(identity));
            }
        }

        if (cmdlet.Name == "Get-RoleGroup" && !options.RoleGroupsListMembers)
        {
            rows.ForEach(row => row.Remove("Members"));
        }

        if (cmdlet.Name == "Get-ApplicationAccessPolicy")
        {
            // Policies do not show how many are in their groups.
            rows.ForEach(row => { row.Remove("ScopeMemberCount"); row.Remove("HasMoreScopeMembers"); });
        }

        return Cut(cmdlet, command, rows);
    }

    private static CmdletResult Cut(ExchangeCmdlet cmdlet, ExchangeCommand command, List<JsonObject> rows)
    {
        var size = command.Text("ResultSize");
        var limit = !cmdlet.HasResultSize || string.Equals(size, "Unlimited", StringComparison.OrdinalIgnoreCase)
            ? int.MaxValue
            : int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : DefaultResultSize;
        return rows.Count > limit ? new CmdletResult(rows[..limit]) { Warning = MoreResults } : new CmdletResult(rows);
    }

    /// <summary>The rules of one mailbox; hidden ones only when asked for, and nothing in a row says which they are.</summary>
    private CmdletResult InboxRules(ExchangeCommand command)
    {
        var mailbox = command.Text("Mailbox");
        if (mailbox is null)
        {
            return CmdletResult.Refused(ExchangeReplies.BadRequest("Cannot process command because of one or more missing mandatory parameters: Mailbox."));
        }

        var showsHidden = string.Equals(command.Text("IncludeHidden"), "true", StringComparison.OrdinalIgnoreCase);
        var rules = Rows("inboxRules").FindAll(row => string.Equals(row["MailboxOwnerId"]?.ToString(), mailbox, StringComparison.OrdinalIgnoreCase)
            && (showsHidden || row["IsHidden"]?.ToString() != "true"));
        rules.ForEach(row => row.Remove("IsHidden"));
        return new CmdletResult(rules);
    }

    private CmdletResult Members(string? identity)
    {
        if (identity is null)
        {
            return CmdletResult.Refused(ExchangeReplies.BadRequest("Cannot process command because of one or more missing mandatory parameters: Identity."));
        }

        return Rows("roleGroups").Find(row => Is(row, identity)) is { } group
            ? new CmdletResult([.. (group["Members"] as JsonArray ?? []).Select(member => new JsonObject
            {
                ["Name"] = member?.ToString(),
                ["DisplayName"] = member?.ToString(),
                ["Identity"] = member?.ToString(),
                ["RecipientType"] = "User",
            })])
            : CmdletResult.Refused(ExchangeReplies.NotFound(identity));
    }

    /// <summary>Members of the groups that application access policies name, as many as the snapshot says.</summary>
    private CmdletResult GroupMembers(ExchangeCommand command)
    {
        var identity = command.Text("Identity") ?? string.Empty;
        var policy = Rows("applicationAccessPolicies").Find(row => new[] { "ScopeIdentity", "ScopeName" }.Any(name => string.Equals(row[name]?.ToString(), identity, StringComparison.OrdinalIgnoreCase)));
        return policy?["ScopeMemberCount"] is not { } count
            ? CmdletResult.Refused(ExchangeReplies.NotFound(identity))
            : Cut(ExchangeCmdlet.Find("Get-DistributionGroupMember")!, command, [.. Enumerable.Range(1, int.Parse(count.ToString(), CultureInfo.InvariantCulture)).Select(number => new JsonObject
            {
                ["Name"] = $"member{number}",
                ["RecipientType"] = "UserMailbox",
            })]);
    }

    private List<JsonObject> Rows(string set)
    {
        var table = tenant.Set(set);
        return [.. Enumerable.Range(0, table.Count).Select(i =>
        {
            using var row = table.Row(i);
            return JsonNode.Parse(row.RootElement.GetRawText())!.AsObject();
        })];
    }

    private static bool Is(JsonObject row, string identity) =>
        new[] { "Identity", "Name", "Guid" }.Any(name => string.Equals(row[name]?.ToString(), identity, StringComparison.OrdinalIgnoreCase));
}
