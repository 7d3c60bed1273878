using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>Mail that goes where it should not, by every way, beside the forwarding, rules and rights that every tenant has.</summary>
internal sealed class MailboxCases : FamilyCases
{
    private const string Outside = "collector@example.net";

    public override void Build(Contoso contoso, CaseBook book)
    {
        var innocents = contoso.Innocent.ToHashSet(StringComparer.Ordinal);
        var staff = contoso.People.Staff.Where(person => !innocents.Contains(person.UserPrincipalName)).ToList();
        var exchange = new ExchangeWriter(contoso, "wide mailboxes");
        contoso.Captured.UnionWith([EntitySets.MailboxPermissions, EntitySets.RecipientPermissions, EntitySets.MailContacts]);
        Forwarding(contoso, book, staff, exchange);
        Policies(contoso, book);
        Rules(contoso, book, staff);
        Rights(contoso, book, staff, exchange);
        Protocols(contoso, book);
        Journals(contoso, book, exchange);
        Readers(contoso, book, staff);
        contoso.Add(EntitySets.BlockedSenderAddresses, new BlockedSenderAddress { SenderAddress = staff[30].UserPrincipalName, Reason = "OutboundSpamLast24Hours=148", CreatedDatetime = contoso.DaysAgo(1) });
        book.Guilty("FWD-010", staff[30].UserPrincipalName);
        book.Innocent("FWD-010", staff[31].UserPrincipalName);
    }

    private static void Forwarding(Contoso contoso, CaseBook book, IReadOnlyList<Person> staff, ExchangeWriter exchange)
    {
        var (thief, desk) = (staff[20], staff[21]);
        foreach (var person in contoso.People.All)
        {
            contoso.Add(EntitySets.Mailboxes, new Mailbox
            {
                Identity = person.DisplayName,
                Guid = contoso.Id("mailbox/" + person.Id),
                ExternalDirectoryObjectId = person.Id,
                UserPrincipalName = person.UserPrincipalName,
                PrimarySmtpAddress = person.UserPrincipalName,
                DisplayName = person.DisplayName,
                RecipientTypeDetails = "UserMailbox",
                ForwardingSmtpAddress = person == thief ? "smtp:" + Outside : person == desk ? "smtp:" + staff[22].UserPrincipalName : null,
                DeliverToMailboxAndForward = person == desk,
                AuditEnabled = true,
                DefaultAuditSet = ["Admin", "Delegate", "Owner"],
                WhenCreated = person.Created,
            });
        }

        exchange.ByPerson(thief, contoso.DaysAgo(3).AddHours(11), "Set-Mailbox", thief.DisplayName, new NameValue("Identity", thief.UserPrincipalName), new NameValue("ForwardingSmtpAddress", "smtp:" + Outside), new NameValue("DeliverToMailboxAndForward", "False"));
        book.Guilty("FWD-001", thief.UserPrincipalName);
        book.Innocent("FWD-001", desk.UserPrincipalName);
    }

    private static void Policies(Contoso contoso, CaseBook book)
    {
        contoso.Add(EntitySets.HostedOutboundSpamFilterPolicies, new HostedOutboundSpamFilterPolicy { Identity = "Everybody", Name = "Everybody", AutoForwardingMode = "On", ActionWhenThresholdReached = "Alert" });
        book.Guilty("FWD-002", "Everybody");
        book.Innocent("FWD-002", "Default");

        contoso.Add(EntitySets.RemoteDomains, new RemoteDomain { Identity = "Notes", Name = "Notes", DomainName = "gmail.com", AutoForwardEnabled = true, WhenCreated = contoso.DaysAgo(4) });
        contoso.Add(EntitySets.RemoteDomains, new RemoteDomain { Identity = "Fabrikam", Name = "Fabrikam", DomainName = "fabrikam.com", AutoForwardEnabled = true, WhenCreated = contoso.DaysAgo(900) });
        book.Guilty("FWD-003", "gmail.com");
        book.Innocent("FWD-003", "fabrikam.com");
    }

    private static void Rules(Contoso contoso, CaseBook book, IReadOnlyList<Person> staff)
    {
        void Add(Person owner, InboxRule rule) => contoso.Add(EntitySets.InboxRules, rule with { Identity = $@"{owner.Id}\{contoso.Id("rule/" + owner.Id + rule.Name)}", MailboxOwnerId = owner.UserPrincipalName, Enabled = true });

        Add(staff[23], new InboxRule { Name = "..", MoveToFolder = "RSS Feeds", MarkAsRead = true, SubjectOrBodyContainsWords = ["invoice", "payment"], HasConditions = true, IsHidden = false });
        Add(staff[24], new InboxRule { Name = "Newsletters", MoveToFolder = "Newsletters", MarkAsRead = true, FromAddressContainsWords = ["news@fabrikam.com"], HasConditions = true, IsHidden = false });
        book.Guilty("FWD-004", $@"{staff[23].UserPrincipalName}\..");
        book.Innocent("FWD-004", $@"{staff[24].UserPrincipalName}\Newsletters");

        Add(staff[23], new InboxRule { Name = "helper", DeleteMessage = true, FromAddressContainsWords = ["postmaster"], HasConditions = true, IsHidden = true });
        Add(staff[24], new InboxRule { Name = "Junk E-mail Rule", MoveToFolder = "Junk Email", HasConditions = true, IsHidden = true });
        book.Guilty("FWD-005", $@"{staff[23].UserPrincipalName}\helper");
        book.Innocent("FWD-005", $@"{staff[24].UserPrincipalName}\Junk E-mail Rule");
    }

    private static void Rights(Contoso contoso, CaseBook book, IReadOnlyList<Person> staff, ExchangeWriter exchange)
    {
        const string shared = "team@contoso.com";
        var boss = contoso.People.Administrators[1];
        contoso.Add(EntitySets.Mailboxes, new Mailbox { Identity = "Team", UserPrincipalName = shared, PrimarySmtpAddress = shared, DisplayName = "Team", RecipientTypeDetails = "SharedMailbox", AuditEnabled = true });
        NameValue[] Grant(string mailbox, string trustee) => [new("Identity", mailbox), new("User", trustee), new("AccessRights", "FullAccess")];
        exchange.ByPerson(contoso.People.HelpDesk, contoso.DaysAgo(5).AddHours(10), "Add-MailboxPermission", boss.DisplayName, Grant(boss.UserPrincipalName, staff[25].UserPrincipalName));
        exchange.ByPerson(contoso.People.HelpDesk, contoso.DaysAgo(5).AddHours(12), "Add-MailboxPermission", "Team", Grant(shared, staff[26].UserPrincipalName));
        book.Guilty("FWD-006", boss.UserPrincipalName);
        book.Innocent("FWD-006", shared);
    }

    private static void Protocols(Contoso contoso, CaseBook book)
    {
        var (open, closed) = (contoso.People.Administrators[2], contoso.People.Administrators[3]);
        contoso.Add(EntitySets.TransportConfig, new TransportConfig { Identity = "Transport Settings", SmtpClientAuthenticationDisabled = true });
        contoso.Add(EntitySets.CasMailboxes, new CasMailbox { Identity = open.DisplayName, PrimarySmtpAddress = open.UserPrincipalName, ExternalDirectoryObjectId = open.Id, ImapEnabled = true, PopEnabled = true, SmtpClientAuthenticationDisabled = false });
        contoso.Add(EntitySets.CasMailboxes, new CasMailbox { Identity = closed.DisplayName, PrimarySmtpAddress = closed.UserPrincipalName, ExternalDirectoryObjectId = closed.Id, ImapEnabled = false, PopEnabled = false });
        book.Guilty("FWD-007", open.UserPrincipalName);
        book.Innocent("FWD-007", closed.UserPrincipalName);
    }

    private static void Journals(Contoso contoso, CaseBook book, ExchangeWriter exchange)
    {
        contoso.Add(EntitySets.JournalRules, new JournalRule { Name = "Quality", Enabled = true, JournalEmailAddress = Outside, Scope = "Global", WhenCreated = contoso.DaysAgo(2) });
        contoso.Add(EntitySets.JournalRules, new JournalRule { Name = "Archive", Enabled = true, JournalEmailAddress = "contoso@eu.mimecast.com", Scope = "Global", WhenCreated = contoso.DaysAgo(1_200) });
        exchange.ByPerson(contoso.People.MailAdmin, contoso.DaysAgo(2).AddHours(3), "New-JournalRule", "Quality", new NameValue("Name", "Quality"), new NameValue("JournalEmailAddress", Outside), new NameValue("Scope", "Global"));
        book.Guilty("FWD-008", "Quality");
        book.Innocent("FWD-008", "Archive");
    }

    // The backup reads every mailbox every night since the log begins; the newcomer does so for the first time.
    private static void Readers(Contoso contoso, CaseBook book, IReadOnlyList<Person> staff)
    {
        const string name = "Meeting Notes Assistant";
        var appId = contoso.Id("app/" + name);
        var created = contoso.DaysAgo(6).AddHours(9);
        contoso.Apps.Add(new DemoApp
        {
            Name = name,
            AppId = appId,
            ServicePrincipalId = contoso.Apps.ServicePrincipalIdOf(appId),
            OwnerTenantId = contoso.Id("tenant/" + name),
            SignInAudience = "AzureADMultipleOrgs",
            Created = created,
            AppPermissions = [new DemoApp.GrantedPermission(WellKnown.ExchangeOnline, MicrosoftApps.FullAccessAsApp, "full_access_as_app", created.AddMinutes(3))],
        });
        var backup = contoso.Id("app/Woodgrove Mailbox Backup");
        Read(contoso, appId, contoso.DaysAgo(4).AddHours(3), staff.Take(12));
        for (var day = 29; day >= 0; day--)
        {
            Read(contoso, backup, contoso.DaysAgo(day).AddHours(2), staff.Take(10));
        }

        book.Guilty("FWD-009", appId);
        book.Innocent("FWD-009", backup);
    }

    private static void Read(Contoso contoso, string appId, DateTimeOffset start, IEnumerable<Person> owners)
    {
        foreach (var (owner, number) in owners.Select((owner, number) => (owner, number)))
        {
            contoso.Add(EntitySets.UnifiedAuditLog, new AuditRecord
            {
                Id = contoso.Id($"read/{appId}/{start:O}/{number}"),
                CreationTime = start.AddSeconds(number * 20),
                Operation = "MailItemsAccessed",
                RecordType = "50",
                Workload = "Exchange",
                ResultStatus = "Succeeded",
                OrganizationId = contoso.TenantId,
                UserId = "ServicePrincipal_" + contoso.Apps.ServicePrincipalIdOf(appId),
                UserType = 6,
                LogonType = 1,
                ClientIP = Place.DataCentre.IPAddress,
                AppId = appId,
                ClientAppId = appId,
                MailboxOwner = owner.UserPrincipalName,
                OperationProperties = [new NameValue("MailAccessType", "Bind"), new NameValue("IsThrottled", "False")],
            });
        }
    }
}
