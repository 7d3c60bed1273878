using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Facts.Admins;

public class ProtectionEventReaderTests
{
    [Theory]
    [InlineData("User registered security info", ProtectionEventKind.MethodRegistered)]
    [InlineData("Add FIDO2 security key", ProtectionEventKind.MethodRegistered)]
    [InlineData("Admin deleted security info", ProtectionEventKind.MethodDeleted)]
    [InlineData("User changed default security info", ProtectionEventKind.DefaultMethodChanged)]
    [InlineData("Disable Strong Authentication", ProtectionEventKind.MfaDisabled)]
    [InlineData("Add bypass user", ProtectionEventKind.MfaBypassed)]
    [InlineData("Create application password for user", ProtectionEventKind.AppPasswordCreated)]
    [InlineData("DismissUser", ProtectionEventKind.RiskDismissed)]
    public void Operations_have_their_kind_in_both_logs(string operation, ProtectionEventKind kind)
    {
        var fromEntra = Assert.Single(Facts(EntitySets.DirectoryAudits, AdminFixture.Change(operation, 5)));
        var fromUnified = Assert.Single(Facts(EntitySets.UnifiedAuditLog, new AuditRecord
        {
            Id = "u", CreationTime = fromEntra.Time, Operation = operation + ".", RecordType = "8", ResultStatus = "Success", UserId = "admin@contoso.com", ObjectId = AdminFixture.AdminUpn,
        }));

        Assert.Equal((kind, AdminFixture.AdminUpn), (fromEntra.Kind, fromEntra.TargetUpn));
        Assert.Equal((kind, AdminFixture.AdminUpn, "unifiedAuditLog"), (fromUnified.Kind, fromUnified.TargetUpn, fromUnified.Evidence.EntitySet));
    }

    [Fact]
    public void A_pass_tells_how_long_and_how_often()
    {
        var change = Assert.Single(Facts(EntitySets.DirectoryAudits, AdminFixture.Change(
            "Admin registered security info", 5, reason: "Admin registered temporary access pass method for user", properties:
            [
                new ModifiedProperty("TemporaryAccessPass.StartDateTime", string.Empty, "2026-09-30T07:00:00.4474495Z"),
                new ModifiedProperty("TemporaryAccessPass.EndDateTime", string.Empty, "2026-09-30T08:30:00.4474495Z"),
                new ModifiedProperty("TemporaryAccessPass.AccessPassUsage", string.Empty, "Multiple"),
            ])));

        Assert.Equal((ProtectionEventKind.AccessPassIssued, TimeSpan.FromMinutes(90), true), (change.Kind, change.PassLifetime, change.IsPassReusable));
        var bare = Assert.Single(Facts(EntitySets.DirectoryAudits, AdminFixture.Change("Admin registered security info", 5, reason: "Admin registered temporary access pass method for user")));
        Assert.Equal((ProtectionEventKind.AccessPassIssued, null, null), (bare.Kind, bare.PassLifetime, bare.IsPassReusable));
    }

    [Fact]
    public void Of_the_changes_of_users_only_those_of_protection_are_kept()
    {
        var changes = Facts(EntitySets.DirectoryAudits,
            AdminFixture.Change("Update user", 5, properties: new ModifiedProperty("DisplayName", "a", "b")),
            AdminFixture.Change("Update user", 4, properties: new ModifiedProperty("StrongAuthenticationMethod", "[]", "[{\"MethodType\":6,\"Default\":true}]")));

        Assert.Equal(ProtectionEventKind.MethodsRewritten, Assert.Single(changes).Kind);
    }

    [Fact]
    public void Numbers_are_compared_whole_and_shown_by_their_end()
    {
        var change = Assert.Single(Facts(EntitySets.DirectoryAudits, AdminFixture.Change("Update user", 5, properties:
            new ModifiedProperty("StrongAuthenticationUserDetails", "[{\"PhoneNumber\":\"+44 1632 960001\"}]", "[{\"PhoneNumber\":\"+44 1632 960001\",\"AlternativePhoneNumber\":\"+44 1632 960022\"}]"))));

        Assert.Equal(["441632960022"], change.Phones);
        Assert.Contains("ending in 22", change.Evidence.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void What_failed_did_not_happen() =>
        Assert.Empty(Facts(EntitySets.DirectoryAudits, AdminFixture.Change("Disable Strong Authentication", 5) with { Result = "failure" }));

    private static IReadOnlyList<ProtectionEvent> Facts(EntitySet set, params EvidenceRecord[] records) => TestTenant.Contoso().WithAdmin().Add(set, records).Read().Facts.ProtectionEvents;
}
