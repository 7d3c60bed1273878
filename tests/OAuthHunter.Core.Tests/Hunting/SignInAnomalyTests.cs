using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Core.Tests.Hunting;

public class SignInAnomalyTests
{
    [Fact]
    public void Rows_carry_the_numbers_of_the_attack_worst_first()
    {
        var evidence = SignInLog.Tenant(SignInLog.Spray(20, "203.0.113.5", 60).Append(SignInLog.Success(SignInLog.User(3), "203.0.113.5", 7200))
            .Append(SignInLog.InBoston("bea@contoso.com", 0)).Append(SignInLog.InDallas("bea@contoso.com", 1200))).Read();

        var rows = SignInAnomaly.Build(evidence.Facts, HuntResult.Of(evidence, new HuntOptions()).Findings);

        Assert.Equal(["SIN-003", "SIN-005", "SIN-001"], rows.Select(row => row.DetectionId));
        Assert.Equal(["PasswordSpray", "SuccessAfterAttack", "ImpossibleTravel"], rows.Select(row => row.Kind));
        Assert.Equal(("203.0.113.5", null, 20, 20), (rows[0].Source, rows[0].User, rows[0].Attempts, rows[0].Users));
        Assert.Equal([SignInLog.User(3)], rows[0].Hits);
        Assert.Equal((SignInLog.User(3), Severity.Critical), (rows[1].User, rows[1].Severity));
        Assert.Equal(["192.0.2.10", "198.51.100.10"], rows[2].Addresses);
        Assert.All(rows, row => Assert.Single(row.Findings));
        Assert.Equal(SignInLog.Day, rows[0].Start);
    }

    [Fact]
    public void Findings_of_other_families_make_no_row()
    {
        var evidence = TestTenant.Contoso().WithAdmin().WithRegistration(false).Read();

        Assert.Empty(SignInAnomaly.Build(evidence.Facts, HuntResult.Of(evidence, new HuntOptions()).Findings));
    }
}
