using OAuthHunter.Evidence;
using OAuthHunter.Facts.Accounts;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.ConditionalAccess;
using OAuthHunter.Facts.Consents;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Facts.Risks;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Facts.MailVolume;
using OAuthHunter.Facts.Policies;
using OAuthHunter.Facts.Roles;
using OAuthHunter.Facts.SignIns;
using OAuthHunter.Model;

namespace OAuthHunter.Facts;

/// <summary>Joins evidence into facts. Each room builds its own part; this only orders them.</summary>
internal static class TenantFactsBuilder
{
    public static TenantFacts Build(TenantEvidence evidence)
    {
        var store = evidence.Store;
        var tenant = TenantIdentityBuilder.Build(store, evidence.Report.TenantId);
        var apps = AppProfileBuilder.Build(store, evidence.Coverage, tenant);
        var accounts = new AccountDirectory(store, evidence.Coverage);
        var mailFlow = new Lazy<MailFlowHistory>(() => MailFlowReplay.Build(store, evidence.Coverage));
        var protection = ProtectionEventReader.Read(store.DirectoryAudits);
        var users = store.Objects<User>(EntitySets.Users);
        var admins = new Lazy<AdminFacts>(() => BuildAdmins(evidence, users));
        return new TenantFacts
        {
            Coverage = evidence.Coverage,
            ReferenceTime = evidence.ReferenceTime,
            Tenant = tenant,
            Apps = apps,
            AdminSource = admins,
            RoleSource = new Lazy<RoleFacts>(() => RoleFactsBuilder.Build(store, evidence.Coverage, apps)),
            Policies = PolicyFactsBuilder.Build(store),
            Users = users,
            GoneHosts = store.Objects<DnsRecords>(EntitySets.DnsRecords).Where(record => record is { HasAddress: false, Domain: not null })
                .GroupBy(record => record.Domain!, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase),
            GroupAdditions = store.GroupAdditions.Additions.ToLookup(addition => addition.GroupId ?? addition.GroupName ?? string.Empty, StringComparer.OrdinalIgnoreCase),
            GroupAdditionsSince = store.GroupAdditions.KeptSince,
            DefaultTokenPolicies = TokenPolicyJoiner.Defaults(store),
            AccessPolicyRemovals = [.. ExchangeOperationReader.Read(ExchangeOperationReader.ByNoun(store.ExchangeOperations), new PlainKind(MailFlowObjectKind.Policy, "ApplicationAccessPolicy")).Where(change => change.Succeeded && change.IsRemoval)],
            Ews = EwsAccessReader.Read(store),
            MailFlowSource = mailFlow,
            MailboxSource = new Lazy<MailboxFacts>(() => MailboxFactsBuilder.Build(store, evidence.Coverage, tenant, apps)),
            Settings = ExchangeSettingsBuilder.Build(store),
            MailVolumeSource = new Lazy<MailVolumeFacts>(() => MailVolumeAnalyzer.Analyze(store.MailTraces, tenant, mailFlow.Value)),
            ProtectionEvents = protection,
            ConditionalAccessPolicies = store.Objects<ConditionalAccessPolicy>(EntitySets.ConditionalAccessPolicies),
            Groups = new GroupMembership(store.Objects<Group>(EntitySets.Groups)),
            Registrations = store.Objects<UserRegistrationDetails>(EntitySets.UserRegistrationDetails),
            AuthenticationMethods = store.Objects<AuthenticationMethodsPolicy>(EntitySets.AuthenticationMethodsPolicy).FirstOrDefault(),
            SignInSource = new Lazy<SignInFacts>(() => SignInAnalyzer.Analyze(
                store.SignIns, admins.Value.Admins.Select(admin => admin.UserPrincipalName), SignInThresholds.Default, protection.Select(change => change.TargetKey).OfType<string>())),
            Accounts = accounts,
            Risks = RiskFacts.Of(store),
            ConsentSource = new Lazy<ConsentFacts>(() => new ConsentFactsBuilder(store, evidence.Coverage, apps, accounts).Build()),
            AppSignIns = AppSignInTable.Of(store.AppSignIns),
        };
    }

    private static AdminFacts BuildAdmins(TenantEvidence evidence, IReadOnlyList<User> users)
    {
        var found = AdminProfileBuilder.Build(evidence.Store, evidence.Coverage, evidence.ReferenceTime);
        return found with
        {
            Access = found.Access.With(new(() => found.Access.Engine is { } engine && users.Count > 0 ? Population.Of(engine, users, found.Admins) : null)),
        };
    }
}
