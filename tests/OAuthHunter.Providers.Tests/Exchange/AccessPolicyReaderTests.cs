using System.Text.Json;
using OAuthHunter.Evidence;
using OAuthHunter.Model;
using OAuthHunter.Providers.Exchange;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Tests.Exchange;

public sealed class AccessPolicyReaderTests
{
    [Fact]
    public async Task Who_may_not_list_members_asks_once_and_keeps_every_policy()
    {
        var commands = new NoMembers();
        var policies = new List<ApplicationAccessPolicy>();
        var problem = await new AccessPolicyReader(commands).ReadAsync(new ExchangeCommand("Get-ApplicationAccessPolicy"), policies.Add, CancellationToken.None);

        Assert.Equal([("Sales", null), ("Finance", null)], policies.Select(policy => (policy.ScopeName!, policy.ScopeMemberCount)));
        Assert.Contains("View-Only Recipients", problem, StringComparison.Ordinal);
        Assert.Equal(1, commands.Asked);
    }

    /// <summary>Lists two policies and refuses what is in their groups.</summary>
    private sealed class NoMembers : IExchangeCommands
    {
        public int Asked { get; private set; }

        public RetryPolicy Policy { get; } = new();

        public Task PrepareAsync(IReadOnlyList<ExchangeCommand> commands, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<string?> ListAsync(ExchangeCommand command, Action<EvidenceRow> deliver, CancellationToken cancellationToken)
        {
            if (command.Name == AccessPolicyReader.MemberCmdlet)
            {
                Asked++;
                throw new ServiceException(403, null, "Forbidden");
            }

            using var rows = JsonDocument.Parse("""[{"AccessRight":"RestrictAccess","ScopeName":"Sales"},{"AccessRight":"RestrictAccess","ScopeName":"Finance"}]""");
            foreach (var row in rows.RootElement.EnumerateArray())
            {
                deliver(new JsonRow(row));
            }

            return Task.FromResult<string?>(null);
        }

        public Task<string?> SendOnceAsync(ExchangeCommand command, Action<EvidenceRow> deliver, CancellationToken cancellationToken) => ListAsync(command, deliver, cancellationToken);
    }
}
