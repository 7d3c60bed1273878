using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Model;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Exchange;

/// <summary>
/// Reads application access policies and how many members the group of each has: a fence around everybody is none. Members are
/// counted to a bound and not kept, one listing a group; a group that several policies name is asked once.
/// </summary>
internal sealed class AccessPolicyReader(IExchangeCommands client)
{
    public const string MemberCmdlet = "Get-DistributionGroupMember";

    /// <summary>Beyond this it makes no difference how many more there are. A page of the service.</summary>
    public const int MostMembers = 1_000;

    /// <returns>Why the policies or the counts are not all there are; null when they are.</returns>
    /// <exception cref="ServiceException">The policies themselves could not be read.</exception>
    public async Task<string?> ReadAsync(ExchangeCommand listing, Action<ApplicationAccessPolicy> deliver, CancellationToken cancellationToken)
    {
        var policies = new List<ApplicationAccessPolicy>();
        var problem = await client.ListAsync(listing, row => policies.Add(ApplicationAccessPolicyMapper.Map(row)), cancellationToken).ConfigureAwait(false);
        var counts = new Dictionary<string, MemberCount>(StringComparer.OrdinalIgnoreCase);
        MemberCount? refused = null;
        foreach (var policy in policies)
        {
            if (policy.IsValid == false || (policy.ScopeIdentity ?? policy.ScopeName) is not { } scope)
            {
                deliver(policy);
                continue;
            }

            if (!counts.TryGetValue(scope, out var count))
            {
                // Who may not run the cmdlet for one group may not for the next.
                counts.Add(scope, count = refused ?? await CountAsync(scope, cancellationToken).ConfigureAwait(false));
                refused ??= count.IsRefused ? count : null;
            }

            problem ??= count.Problem;
            deliver(policy with { ScopeMemberCount = count.Members, HasMoreScopeMembers = count.IsCut ? true : null });
        }

        return problem;
    }

    private async Task<MemberCount> CountAsync(string scope, CancellationToken cancellationToken)
    {
        var members = 0;
        var command = new ExchangeCommand(MemberCmdlet, new Dictionary<string, object> { ["Identity"] = scope, ["ResultSize"] = MostMembers }) { Select = "Name" };
        try
        {
            // A list that was cut at the bound was cut by us, and is no fault.
            var problem = await client.ListAsync(command, _ => members++, cancellationToken).ConfigureAwait(false);
            return new MemberCount(members, problem is not null, problem is null || members >= MostMembers ? null : $"Members of {scope}: {problem}");
        }
        catch (ServiceException exception) when (IsNoGroup(exception))
        {
            // A policy may name a mailbox, or a kind of group that this cmdlet does not know.
            return new MemberCount(null, false, null);
        }
        catch (ServiceException exception)
        {
            return new MemberCount(null, false, $"Members of {scope}: {ExchangeRefusal.Reason(MemberCmdlet, exception)}") { IsRefused = exception.Status is 401 or 403 };
        }
    }

    private static bool IsNoGroup(ServiceException exception) =>
        exception.Status == 404 || exception.Message.IndexOf("couldn't be found", StringComparison.OrdinalIgnoreCase) >= 0;

    private sealed record MemberCount(int? Members, bool IsCut, string? Problem)
    {
        public bool IsRefused { get; init; }
    }
}
