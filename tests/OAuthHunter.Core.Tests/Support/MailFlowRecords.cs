using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Support;

/// <summary>Exchange admin audit records and the wave of the 2022 campaign, made up.</summary>
internal static class MailFlowRecords
{
    public const string AppId = "a1b2c3d4-0001-4000-8000-00000000abcd";
    public const string ServicePrincipalId = "a1b2c3d4-0002-4000-8000-00000000abcd";
    public const string SeedConnector = "Ran_qWxTz";

    public static readonly DateTimeOffset Day = new(2026, 9, 20, 10, 0, 0, TimeSpan.Zero);

    public static readonly string[] SeedHeaders =
    [
        "X-MS-Exchange-ExternalOriginalInternetSender", "X-MS-Exchange-SkipListedInternetSender", "Received-SPF", "Received",
        "ARC-Authentication-Results", "ARC-Message-Signature", "DKIM-Signature", "ARC-Seal", "X-MS-Exchange-SenderADCheck",
        "X-MS-Exchange-Authentication-Results", "Authentication-Results", "X-MS-Exchange-AntiSpam-MessageData-ChunkCount",
    ];

    /// <summary>An operation by an administrator, so many minutes after <see cref="Day"/>.</summary>
    public static AuditRecord By(string operation, double minutes, params (string Name, string Value)[] parameters)
    {
        var subject = parameters.FirstOrDefault(parameter => parameter.Name is "Name" or "Identity").Value;
        return new AuditRecord
        {
            Id = $"{operation}/{subject}/{minutes.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
            CreationTime = Day.AddSeconds(Math.Round(minutes * 60)),
            Operation = operation,
            RecordType = "1",
            Workload = "Exchange",
            ResultStatus = "True",
            UserId = "admin@contoso.com",
            UserType = 2,
            ClientIP = "198.51.100.7",
            Parameters = [.. parameters.Select(parameter => new NameValue(parameter.Name, parameter.Value))],
        };
    }

    /// <summary>The same by the app.</summary>
    public static AuditRecord AsApp(this AuditRecord record) => record with
    {
        UserId = "ServicePrincipal_" + ServicePrincipalId, UserType = 6, AppId = AppId, ClientIP = "203.0.113.9",
    };

    public static AuditRecord NewConnector(double minutes, string name = SeedConnector, string type = "OnPremises", string addresses = "203.0.113.10;203.0.113.11") =>
        By("New-InboundConnector", minutes, ("Name", name), ("ConnectorType", type), ("SenderDomains", "smtp:*;1"), ("SenderIPAddresses", addresses), ("RequireTls", "False"), ("Enabled", "True"));

    public static AuditRecord RemoveConnector(double minutes, string name = SeedConnector) =>
        By("Remove-InboundConnector", minutes, ("Identity", name), ("Confirm", "False"));

    public static AuditRecord NewRule(double minutes, string name, string header) =>
        By("New-TransportRule", minutes, ("Name", name), ("RemoveHeader", header), ("FromScope", "InOrganization"), ("Enabled", "True"));

    public static AuditRecord RemoveRule(double minutes, string name) =>
        By("Remove-TransportRule", minutes, ("Identity", name), ("Confirm", "False"));

    /// <summary>One wave: the app makes a connector and twelve rules, and clears all away four hours later.</summary>
    public static IReadOnlyList<AuditRecord> Wave() =>
    [
        NewConnector(0).AsApp(),
        .. SeedHeaders.Select((header, index) => NewRule(1 + (index * 0.2), $"Test0{index + 1}", header).AsApp()),
        .. SeedHeaders.Select((_, index) => RemoveRule(240 + (index * 0.2), $"Test0{index + 1}").AsApp()),
        RemoveConnector(243).AsApp(),
    ];

    /// <summary>Contoso after it: whole listings that show nothing any more.</summary>
    public static TestTenant Aftermath() => TestTenant.Contoso()
        .With(EntitySets.InboundConnectors, EntitySets.TransportRules)
        .Add(EntitySets.UnifiedAuditLog, [.. Wave()]);

    public static HuntResult Hunt(TenantFacts facts, string detectionId)
    {
        var result = new HuntResult();
        HuntEngine.Run(facts, new HuntOptions { DetectionIds = [detectionId] }, result, CancellationToken.None);
        return result;
    }

    /// <summary>The tenant's facts with apps and admins as given.</summary>
    public static TenantFacts With(this TenantFacts facts, IReadOnlyList<AppProfile>? apps = null, IReadOnlyList<AdminProfile>? admins = null) => new()
    {
        Coverage = facts.Coverage,
        ReferenceTime = facts.ReferenceTime,
        Tenant = facts.Tenant,
        Apps = apps ?? [],
        AdminSource = new(() => AdminFacts.None with { Admins = admins ?? [] }),
        MailFlowSource = new(() => facts.MailFlow),
        SignInSource = new(() => facts.SignIns),
    };

    /// <summary>The app that acts in the wave.</summary>
    public static AppProfile App(bool managesExchange) => new()
    {
        AppId = AppId,
        ServicePrincipalId = ServicePrincipalId,
        Name = "contoso_qYx",
        Evidence = Row("servicePrincipals", "contoso_qYx exists"),
        Permissions = managesExchange
            ? [new HeldPermission(new() { IsApplicationPermission = true, Name = "Exchange.ManageAsApp", IsManageExchange = true }) { Evidence = Row("appRoleAssignments", "holds Exchange.ManageAsApp") }]
            : [],
    };

    private static EvidenceItem Row(string set, string text) => new() { EntitySet = set, Key = AppId, Description = text };
}
