using OAuthHunter.Findings;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Core.Tests.Knowledge;

public class KnowledgeTests
{
    [Fact]
    public void Every_table_loads_with_the_rows_that_its_file_has()
    {
        Assert.Equal(164, DangerousPermissions.All.Count);
        Assert.Equal(145, EntraRoles.All.Count);
        Assert.Equal(96, AbusedApps.All.Count);
        Assert.Equal(112, SignInErrors.All.Count);
        Assert.Equal(28, TransportRuleHeaders.All.Count);
        Assert.Equal(21, BulkSenders.All.Count);
        Assert.Equal(12, MailGateways.All.Count);
    }

    [Fact]
    public void A_permission_is_keyed_by_resource_and_id()
    {
        var onExchange = DangerousPermissions.FindRole(WellKnown.ExchangeOnline, "DC50A0FB-09a3-484d-be87-e023b12c6440");

        Assert.Equal("Exchange.ManageAsApp", onExchange!.Value);
        Assert.Equal(Severity.Critical, onExchange.Severity);
        Assert.Null(DangerousPermissions.FindRole(WellKnown.MicrosoftGraph, "dc50a0fb-09a3-484d-be87-e023b12c6440"));
    }

    [Fact]
    public void All_four_pairs_of_app_only_Exchange_administration_are_in_the_table()
    {
        Assert.All(WellKnown.ManageExchange, pair => Assert.Equal(Severity.Critical, DangerousPermissions.FindRole(pair.ResourceAppId, pair.AppRoleId)?.Severity));
    }

    [Fact]
    public void A_delegated_scope_is_found_by_name_in_any_case() =>
        Assert.NotNull(DangerousPermissions.FindScope(WellKnown.ExchangeOnline, "ews.accessasuser.all"));

    [Theory]
    [InlineData("Company Administrator", WellKnown.GlobalAdministrator)]
    [InlineData("Global Administrator", WellKnown.GlobalAdministrator)]
    [InlineData("Exchange Service Administrator", WellKnown.ExchangeAdministrator)]
    public void Roles_are_found_by_the_names_that_audit_logs_use(string name, string templateId) =>
        Assert.Equal(templateId, EntraRoles.FindByName(name)?.TemplateId);

    [Fact]
    public void Exchange_Administrator_is_tier_one_and_on_the_Exchange_plane()
    {
        var role = EntraRoles.Find(WellKnown.ExchangeAdministrator)!;

        Assert.Equal(1, role.Tier);
        Assert.True(role.IsExchangePlane);
    }

    [Fact]
    public void The_tenant_of_personal_accounts_is_not_Microsofts()
    {
        Assert.True(MicrosoftTenants.Contains("f8cdef31-a31e-4b4a-93e4-5f571e91255a"));
        Assert.False(MicrosoftTenants.Contains("9188040d-6c67-4c5b-b112-36a304b66dad"));
    }

    [Theory]
    [InlineData(50126, false)]
    [InlineData(50076, true)]
    [InlineData(0, true)]
    public void Error_codes_tell_whether_the_password_was_right(int code, bool expected) => Assert.Equal(expected, SignInErrors.Find(code)!.PasswordWasValid);

    [Fact]
    public void Twelve_headers_are_those_of_the_campaign() => Assert.Equal(12, TransportRuleHeaders.All.Count(header => header.Group == "seed-2022"));

    [Theory]
    [InlineData("Ran_xAFzd", "seed-ran")]
    [InlineData("mail_rElay", "random-suffix")]
    [InlineData("Mail_relay", null)]
    [InlineData("Inbound from Contoso", null)]
    [InlineData("Ran_xAFzdq", "random-suffix")]
    public void Connector_names_are_told_apart(string name, string? pattern) => Assert.Equal(pattern, SuspiciousNames.ConnectorName(name)?.Id);

    [Theory]
    [InlineData("Test01", true)]
    [InlineData("Test012", true)]
    [InlineData("Test1", false)]
    [InlineData("Test rule", false)]
    public void Rule_names_are_told_apart(string name, bool expected) => Assert.Equal(expected, SuspiciousNames.TransportRuleName(name) is not null);

    [Fact]
    public void A_gateway_is_known_by_its_certificate_domain_before_its_name()
    {
        Assert.Equal("Exclaimer", MailGateways.Match("Anything", ["smtp.exclaimer.net"])!.Vendor);
        Assert.Equal("Mimecast", MailGateways.Match("Mimecast Inbound", [])!.Vendor);
        Assert.Null(MailGateways.Match("Ran_xAFzd", ["notexclaimer.net", null]));
    }

    [Fact]
    public void Quoted_cells_may_hold_commas_quotes_and_line_breaks()
    {
        var rows = KnowledgeTable.Split("a,b\n\"1,\"\"x\"\"\n2\",3").ToList();

        Assert.Equal(["a", "b"], rows[0]);
        Assert.Equal(["1,\"x\"\n2", "3"], rows[1]);
    }
}
