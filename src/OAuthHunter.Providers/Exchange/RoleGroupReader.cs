using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Model;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Exchange;

/// <summary>
/// Reads role groups with their members. Get-RoleGroup usually shows them; where it does not, each group is asked. A group whose
/// members nobody gave has unknown members, not none.
/// </summary>
internal sealed class RoleGroupReader(IExchangeCommands client)
{
    private const string MemberCmdlet = "Get-RoleGroupMember";

    /// <returns>Why the groups or their members are not all there are; null when they are.</returns>
    /// <exception cref="ServiceException">The groups themselves could not be read.</exception>
    public async Task<string?> ReadAsync(ExchangeCommand listing, Action<RoleGroup> deliver, CancellationToken cancellationToken)
    {
        var groups = new List<RoleGroup>();
        var problem = await client.ListAsync(listing, row => groups.Add(RoleGroupMapper.Map(row)), cancellationToken).ConfigureAwait(false);
        foreach (var group in groups)
        {
            if (group.Members is not null)
            {
                deliver(group);
                continue;
            }

            var (members, missing) = await MembersAsync(group, cancellationToken).ConfigureAwait(false);
            problem ??= missing;
            deliver(group with { Members = members });
        }

        return problem;
    }

    private async Task<(IReadOnlyList<string>? Members, string? Problem)> MembersAsync(RoleGroup group, CancellationToken cancellationToken)
    {
        if ((group.Identity ?? group.Name) is not { } identity)
        {
            return (null, "A role group has no name by which its members could be asked for.");
        }

        var members = new List<string>();
        var command = new ExchangeCommand(MemberCmdlet, new Dictionary<string, object> { ["Identity"] = identity, ["ResultSize"] = "Unlimited" });
        try
        {
            var problem = await client.ListAsync(command, row => Add(members, row), cancellationToken).ConfigureAwait(false);
            return (members, problem is null ? null : $"Members of {identity}: {problem}");
        }
        catch (ServiceException exception)
        {
            return (null, $"Members of {identity}: {ExchangeRefusal.Reason(MemberCmdlet, exception)}");
        }
    }

    /// <summary>The name that tells most: an app's is the object id of its service principal.</summary>
    private static void Add(List<string> members, EvidenceRow row)
    {
        if (row.Text("Name", "Identity", "DisplayName") is { } name)
        {
            members.Add(name);
        }
    }
}
