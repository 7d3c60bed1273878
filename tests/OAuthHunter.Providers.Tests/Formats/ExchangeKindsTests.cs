using OAuthHunter.Model;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Formats;

/// <summary>Exports of Exchange's cmdlets are known by their properties, whatever the file is called.</summary>
public sealed class ExchangeKindsTests
{
    [Theory]
    [InlineData("blockedConnectors", """{"ConnectorId":"00000000-0000-4000-8000-000000000007","Reason":"Suspicious mail","CreatedDatetime":"2026-09-28T08:07:47Z"}""")]
    [InlineData("hostedOutboundSpamFilterPolicies", """{"Identity":"Default","Name":"Default","AutoForwardingMode":"On","RecipientLimitPerDay":0,"ExchangeVersion":"0.1","DistinguishedName":"CN=Default"}""")]
    [InlineData("hostedContentFilterPolicies", """{"Identity":"Default","Name":"Default","AllowedSenders":[],"AllowedSenderDomains":["fabrikam.com"],"SpamAction":"MoveToJmf","ExchangeVersion":"0.1","DistinguishedName":"CN=Default"}""")]
    [InlineData("dkimSigningConfigs", """{"Identity":"contoso.com","Domain":"contoso.com","Enabled":false,"Status":"CnameMissing","KeyCreationTime":"2024-01-01T00:00:00Z"}""")]
    [InlineData("dnsRecords", """{"Domain":"contoso.com","MailExchangers":["contoso-com.mail.protection.outlook.com"],"Spf":"v=spf1 -all","SpfRanges":[],"SpfLookups":0,"Dmarc":""}""")]
    [InlineData("arcConfig", """{"Identity":"Default","ArcTrustedSealers":["fabrikam.com"]}""")]
    [InlineData("remoteDomains", """{"Identity":"Default","Name":"Default","DomainName":"*","AutoForwardEnabled":true,"TrustedMailInboundEnabled":false}""")]
    [InlineData("acceptedDomains", """{"Identity":"contoso.com","Name":"contoso.com","DomainName":"contoso.com","DomainType":"Authoritative"}""")]
    [InlineData("managementScopes", """{"Identity":"Finance","Name":"Finance","ScopeRestrictionType":"RecipientScope","RecipientRoot":"","RecipientFilter":"Department -eq 'Finance'","Exclusive":false}""")]
    [InlineData("applicationAccessPolicies", """{"Identity":"t\\App:1","AppId":"00000000-0000-4000-8000-0000000000a1","AccessRight":"RestrictAccess","ScopeName":"Finance","IsValid":true}""")]
    [InlineData("exchangeServicePrincipals", """{"Identity":"App","AppId":"00000000-0000-4000-8000-0000000000a1","ObjectId":"00000000-0000-4000-8000-0000000000a2"}""")]
    [InlineData("mailboxes", """{"UserPrincipalName":"bo@contoso.com","DisplayName":"Bo","ForwardingAddress":null,"ForwardingSmtpAddress":"smtp:out@example.net","DeliverToMailboxAndForward":false}""")]
    [InlineData("mailboxes", """{"Name":"Bo","RecipientTypeDetails":"UserMailbox","AuditEnabled":true,"DefaultAuditSet":["Admin","Delegate","Owner"]}""")]
    [InlineData("mailContacts", """{"Name":"Partner","ExternalEmailAddress":"SMTP:out@example.net","ForwardingAddress":null,"DeliverToMailboxAndForward":false}""")]
    [InlineData("casMailboxes", """{"PrimarySmtpAddress":"bo@contoso.com","ImapEnabled":true,"PopEnabled":true,"SmtpClientAuthenticationDisabled":null}""")]
    [InlineData("transportConfig", """{"Identity":"Transport Settings","SmtpClientAuthenticationDisabled":true,"JournalingReportNdrTo":"<>"}""")]
    [InlineData("inboxRules", """{"Name":"Filter","RuleIdentity":17765432109876543210,"Identity":"bo\\17765432109876543210","MailboxOwnerId":"bo","MoveToFolder":null,"ForwardTo":null,"Enabled":true,"Priority":1}""")]
    [InlineData("inboxRules", """{"id":"AQAA","displayName":"Filter","sequence":1,"isEnabled":true,"conditions":{"subjectContains":["invoice"]},"actions":{"delete":true}}""")]
    [InlineData("mailboxPermissions", """{"Identity":"bo","User":"cy@contoso.com","AccessRights":["FullAccess"],"IsInherited":false,"Deny":false}""")]
    [InlineData("mailboxPermissions", """{"Identity":"bo:\\Inbox","FolderName":"Inbox","User":"Default","AccessRights":["Reviewer"]}""")]
    [InlineData("recipientPermissions", """{"Identity":"bo","Trustee":"cy@contoso.com","AccessControlType":"Allow","AccessRights":["SendAs"],"IsInherited":false}""")]
    [InlineData("journalRules", """{"Name":"Archive","Recipient":null,"JournalEmailAddress":"journal@example.net","Scope":"Global","Enabled":true}""")]
    [InlineData("adminAuditLogConfig", """{"Identity":"Admin Audit Log Settings","UnifiedAuditLogIngestionEnabled":true,"AdminAuditLogEnabled":true}""")]
    [InlineData("mailboxAuditBypassAssociations", """{"Identity":"backup","Name":"backup","AuditBypassEnabled":false}""")]
    [InlineData("blockedSenderAddresses", """{"SenderAddress":"bo@contoso.com","Reason":"OutboundSpamLast24Hours=97","CreatedDatetime":"2026-09-28T08:07:47Z"}""")]
    [InlineData("transportRules", """{"Name":"Rule","Priority":0,"State":"Enabled","Mode":"Enforce","RuleIdentity":17765432109876543210,"RedirectMessageTo":null}""")]
    public void An_object_is_known_by_its_properties(string set, string row)
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "export.json");
        File.WriteAllText(file, row);

        var (report, _) = TempFolder.Read(file);

        Assert.Equal([set], report.Coverage.Sets.Where(item => item.Count > 0).Select(item => item.EntitySet));
    }

    [Fact]
    public void Properties_that_the_export_lacks_stay_unknown()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "export.json");
        File.WriteAllText(file, """{"Identity":"Default","Name":"Default","AutoForwardingMode":"On","NotifyOutboundSpamRecipients":"one@contoso.com;two@contoso.com"}""");

        var (_, sink) = TempFolder.Read(file);

        var policy = Assert.Single(sink.Of<HostedOutboundSpamFilterPolicy>());
        Assert.Null(policy.RecipientLimitPerDay);
        Assert.Null(policy.NotifyOutboundSpam);
        Assert.Equal(["one@contoso.com", "two@contoso.com"], policy.NotifyOutboundSpamRecipients);
        Assert.Null(policy.BccSuspiciousOutboundAdditionalRecipients);
    }
}
