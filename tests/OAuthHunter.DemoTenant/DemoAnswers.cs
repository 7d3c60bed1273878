using OAuthHunter.DemoTenant.Attack;

namespace OAuthHunter.DemoTenant;

/// <summary>The truth about an invented tenant, for tests and for the curious.</summary>
public sealed record DemoAnswers
{
    /// <summary>Application id of the attacker's app; null without the attack.</summary>
    public string? AttackAppId { get; init; }

    public string? AttackAppName { get; init; }

    /// <summary>The administrator whose password was guessed.</summary>
    public string? VictimUserPrincipalName { get; init; }

    /// <summary>The connector of the spam run, gone by now.</summary>
    public string? AttackConnector { get; init; }

    /// <summary>Ids, names and addresses of the harmless look-alikes.</summary>
    public IReadOnlyList<string> Innocent { get; init; } = [];

    /// <summary>What a hunt through a widened tenant must find and spare; empty for the tenant as it ships.</summary>
    public IReadOnlyList<DemoCase> Cases { get; init; } = [];

    internal static DemoAnswers Of(Contoso contoso)
    {
        var attacker = new Attacker(contoso);
        return contoso.Options.IncludeAttack
            ? new DemoAnswers
            {
                AttackAppId = attacker.AppId,
                AttackAppName = attacker.AppName,
                VictimUserPrincipalName = attacker.Victim.UserPrincipalName,
                AttackConnector = attacker.ConnectorName,
                Innocent = contoso.Innocent,
                Cases = contoso.Cases.Cases,
            }
            : new DemoAnswers { Innocent = contoso.Innocent, Cases = contoso.Cases.Cases };
    }
}
