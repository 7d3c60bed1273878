namespace OAuthHunter.Module.Tests;

/// <summary>Objects made up in script, so that views can be tested without evidence.</summary>
internal static class Invented
{
    /// <summary>A finding whose target's name tries to colour the terminal, to break the line and to turn the text around.</summary>
    public const string Finding = """
        [OAuthHunter.Findings.Finding]@{
          DetectionId = 'APP-001'; Title = 'App can administer Exchange Online'; Severity = 'Critical'; Confidence = 'Medium'
          TargetKind = 'Application'; TargetId = '11111111-2222-4333-8444-555555555555'; TargetName = "Con`u{1b}[31mtoso`nSync`u{202e}gnp"
          AppId = '11111111-2222-4333-8444-555555555555'; Summary = 'Holds Exchange.ManageAsApp and Exchange Administrator.'
          Escalations = [string[]]@('granted by a new administrator', 'credential added the same day')
          Why = 'It can make connectors and rules.'; BenignIf = 'It is the backup product.'; WhatToDo = 'Disable it.'
          Techniques = [string[]]@('T1098.003', 'T1528'); NotAssessed = [string[]]@('audit events: unifiedAuditLog (NotCaptured)')
          Evidence = [OAuthHunter.Findings.EvidenceItem[]]@(
            [OAuthHunter.Findings.EvidenceItem]@{ EntitySet = 'unifiedAuditLog'; Key = 'k1'; Time = '2022-08-30T10:00:00Z'; Description = 'admin@contoso.com consented'; Origin = 'audit.csv:12' },
            [OAuthHunter.Findings.EvidenceItem]@{ EntitySet = 'appRoleAssignments'; Description = 'Exchange.ManageAsApp'; Origin = 'grants.json:3' })
          FirstSeen = '2022-08-30T10:00:00Z'; LastSeen = '2022-08-31T11:30:00Z'; Fingerprint = '0123456789abcdef01234567' }
        """;

    public const string Chain = """
        [OAuthHunter.Correlation.AttackChain]@{
          DetectionId = 'CHN-001'; Title = 'OAuth app takes over Exchange Online to send spam'; Severity = 'Critical'; Confidence = 'High'; Score = 8.5
          AppId = '11111111-2222-4333-8444-555555555555'; AppName = 'contoso'; Actors = [string[]]@('admin@contoso.com')
          Start = '2022-08-30T09:00:00Z'; End = '2022-08-30T18:00:00Z'; Fingerprint = 'c0'
          Story = 'A stuffed password of admin@contoso.com was found, and an app was made that could administer Exchange Online. It made a connector, sent mail through it and removed it again.'
          Links = [OAuthHunter.Correlation.ChainLink[]]@(
            [OAuthHunter.Correlation.ChainLink]@{ Step = 'S1'; Name = 'Password found'; State = 'Found'; Points = 2; Time = '2022-08-30T09:00:00Z'; Actor = '192.0.2.7'; Summary = 'Credential stuffing from 192.0.2.7 ended with a sign-in.' },
            [OAuthHunter.Correlation.ChainLink]@{ Step = 'S2'; Name = 'App made'; State = 'NotFound'; Summary = 'The log shows no new app.' },
            [OAuthHunter.Correlation.ChainLink]@{ Step = 'S3'; Name = 'Mail sent'; State = 'NotAssessed'; Summary = 'No message trace was captured.' })
          WhatToDo = [string[]]@('Disable the app.', 'Remove the connector.') }
        """;

    public const string File = """
        [OAuthHunter.Evidence.EvidenceFile]@{ Path = '/exports/audit.csv'; Format = 'Unified audit log (CSV)'; EntitySets = [string[]]@('unifiedAuditLog'); Read = 12345; Duplicates = 17; Rejected = 2; Completeness = 'Incomplete'; First = '2022-08-01Z'; Last = '2022-09-01Z'; Problem = 'The file ends in the middle of a line.'; RecommendedAction = 'Export it again.' }
        """;

    /// <summary>What only the module itself can make bears its type's name here, which is all that a view asks for.</summary>
    public const string Evidence = """
        [pscustomobject]@{ PSTypeName = 'OAuthHunter.Evidence.TenantEvidence'; Description = "Files of /cases/con`u{202e}toso"; TenantId = '0c0ffee0-1111-4222-8333-444455556666'; ReferenceTime = [datetimeoffset]'2022-09-01T12:00:00Z'
          Files = [OAuthHunter.Evidence.EvidenceFile[]]@(
            [OAuthHunter.Evidence.EvidenceFile]@{ Path = '/cases/contoso/audit.csv'; Format = 'Unified audit log (CSV)'; EntitySets = [string[]]@('unifiedAuditLog'); Read = 12345; Problem = 'The file ends in the middle of a line.' },
            [OAuthHunter.Evidence.EvidenceFile]@{ Path = '/cases/contoso/connectors.xml'; Format = 'Exchange objects (CliXml)'; EntitySets = [string[]]@('inboundConnectors'); Read = 3 })
          Coverage = [OAuthHunter.Evidence.EvidenceCoverage]::new([OAuthHunter.Evidence.EntitySetCoverage[]]@(
            [OAuthHunter.Evidence.EntitySetCoverage]@{ EntitySet = 'unifiedAuditLog'; State = 'Incomplete'; Count = 12345 },
            [OAuthHunter.Evidence.EntitySetCoverage]@{ EntitySet = 'inboundConnectors'; State = 'Available'; Count = 3 },
            [OAuthHunter.Evidence.EntitySetCoverage]@{ EntitySet = 'signIns'; State = 'Denied' })) }
        """;

    public const string Detection = """
        [pscustomobject]@{ PSTypeName = 'OAuthHunter.Output.HuntDetection'; DetectionId = 'CNX-001'; Title = 'Inbound connector lets foreign servers relay as the organisation'; Severity = 'High'; Escalation = 'Critical when an app made it.'; Readiness = 'Partly'
          Missing = [string[]]@('history: unifiedAuditLog (NotCaptured)'); Logic = 'A connector of type OnPremises takes mail from addresses that are not the organisation''s.'; Why = 'Mail from there counts as the organisation''s own.'; BenignIf = 'The addresses are those of your gateway.'; WhatToDo = 'Disable the connector.'
          Techniques = [string[]]@('T1114.003'); Needs = [string[]]@('connectors as they are: inboundConnectors', 'history: unifiedAuditLog'); Permissions = [string[]]@('Exchange.ManageAsApp', 'AuditLogsQuery-Exchange.Read.All'); Licence = 'None'; References = [uri[]]@('https://learn.microsoft.com/exchange/mail-flow-best-practices') }
        [pscustomobject]@{ PSTypeName = 'OAuthHunter.Output.HuntDetection'; DetectionId = 'MFA-001'; Title = 'Administrator without MFA'; Severity = 'High' }
        """;

    public const string Context = """
        [pscustomobject]@{ PSTypeName = 'OAuthHunter.Output.OAuthHunterContext'; TenantId = '0c0ffee0-1111-4222-8333-444455556666'; ClientId = '11111111-2222-4333-8444-555555555555'; Cloud = 'Global'; AuthenticationKind = 'WorkloadIdentity'; ConnectedAt = [datetimeoffset]'2022-09-01T12:00:00Z' }
        """;

    public const string Access = """
        [pscustomobject]@{ PSTypeName = 'OAuthHunter.Output.DetectionAccess'; DetectionId = 'APP-001'; Title = 'App can administer Exchange Online'; Readiness = 'Ready'; Missing = [string[]]@(); AskFor = [string[]]@(); Reasons = [string[]]@() }
        [pscustomobject]@{ PSTypeName = 'OAuthHunter.Output.DetectionAccess'; DetectionId = 'AUM-003'; Title = 'Method added after a risky sign-in'; Readiness = 'Partly'
          Missing = [string[]]@('riskDetections (MissingLicence)', 'authenticationMethodsRegistrationDetails (MissingPermission)', 'auditLogs (NotConnected)', 'signIns (MissingLicence)', 'managementRoleAssignments (MissingRole)')
          AskFor = [string[]]@('Entra ID P2, or do without this evidence', 'Admin consent to the Microsoft Graph permission AuditLog.Read.All', 'The Entra role Global Reader or Security Reader'); Reasons = [string[]]@('riskDetections: Tenant is not licensed for this.') }
        """;

    public const string Coverage = """
        [OAuthHunter.Evidence.EntitySetCoverage]@{ EntitySet = 'identitySecurityDefaultsEnforcementPolicy'; State = 'Available'; Count = 1 }
        [OAuthHunter.Evidence.EntitySetCoverage]@{ EntitySet = 'signIns'; State = 'Incomplete'; Count = 1234567; First = '2022-08-01Z'; Last = '2022-09-01Z'; Reason = 'A file is cut off.' }
        """;

    public const string Snapshot = """
        [OAuthHunter.Hosting.SnapshotResult]@{ Path = '/cases/contoso.zip'; TenantId = '0c0ffee0-1111-4222-8333-444455556666'; CapturedAt = '2022-09-01T12:00:00Z'; EntitySets = [OAuthHunter.Evidence.EntitySetCoverage[]]@([OAuthHunter.Evidence.EntitySetCoverage]@{ EntitySet = 'signIns'; State = 'Available'; Count = 10 }, [OAuthHunter.Evidence.EntitySetCoverage]@{ EntitySet = 'riskDetections'; State = 'NotLicensed' }, [OAuthHunter.Evidence.EntitySetCoverage]@{ EntitySet = 'messageTraces'; State = 'NotCaptured' }) }
        """;

    public const string Connector = """
        [OAuthHunter.Hunting.InboundConnectorRisk]@{ Name = 'Ran_xAbQz'; Severity = 'High'; State = 'Deleted'; ConnectorType = 'OnPremises'; SenderIPAddresses = [string[]]@('198.51.100.7'); CreatedAt = '2022-08-30T10:00:00Z'; CreatedBy = 'contoso'; RemovedAt = '2022-08-30T14:05:00Z'; RemovedBy = 'contoso'; Lifetime = [timespan]'04:05:00'; Reasons = [string[]]@('Inbound connector is named as in a known campaign', 'Inbound connector was made and soon removed'); History = [string[]]@('2022-08-30 10:00:00Z  New-InboundConnector', '2022-08-30 14:05:00Z  Remove-InboundConnector') }
        """;

    public const string Rule = """
        [OAuthHunter.Hunting.TransportRuleRisk]@{ Name = 'Test01'; Severity = 'High'; State = 'Present'; RemoveHeader = 'X-MS-Exchange-ExternalOriginalInternetSender'; RuleState = 'Enabled'; CreatedAt = '2022-08-30T10:00:00Z'; Reasons = [string[]]@('Transport rule takes off headers that tell where mail came from') }
        """;

    public const string Forwarding = """
        [OAuthHunter.Hunting.MailboxForwardingRisk]@{ Kind = 'Mailbox'; Mailbox = 'bo.dekker@contoso.com'; Severity = 'Critical'; State = 'Present'; Targets = [string[]]@('smtp:collector@example.net'); IsExternal = $true; KeepsCopy = $false; Since = '2022-08-30T10:00:00Z'; By = 'mallory@contoso.com'; From = '203.0.113.9'; Reasons = [string[]]@('Mailbox forwards outside') }
        [OAuthHunter.Hunting.MailboxForwardingRisk]@{ Kind = 'InboxRule'; Mailbox = 'bo.dekker@contoso.com'; RuleName = '..'; Severity = 'High'; State = 'Deleted'; Targets = [string[]]@(); Does = "moves to RSS Feeds, looks for invoice$([char]0x202e)"; Since = '2022-08-30T10:04:00Z'; Until = '2022-09-02T08:00:00Z'; Reasons = [string[]]@('Suspicious inbox rule', 'Hidden inbox rule') }
        """;

    public const string Change = """
        [OAuthHunter.Hunting.MailFlowChange]@{ Kind = 'InboundConnector'; Noun = 'InboundConnector'; Name = 'Ran_xAbQz'; State = 'Deleted'; CreatedAt = '2022-08-30T10:00:00Z'; CreatedBy = 'contoso'; RemovedAt = '2022-08-30T14:05:00Z'; RemovedBy = 'contoso'; Lifetime = [timespan]'04:05:00'; Certainty = 'High'; Actors = [string[]]@('contoso'); Events = [OAuthHunter.Hunting.MailFlowStep[]]@([OAuthHunter.Hunting.MailFlowStep]@{ Time = '2022-08-30T14:05:00Z'; Operation = 'Remove-InboundConnector'; Actor = 'contoso' }) }
        [OAuthHunter.Hunting.MailFlowChange]@{ Kind = 'Policy'; Noun = 'HostedConnectionFilterPolicy'; Name = 'Default'; State = 'Present'; Certainty = 'Medium'; Actors = [string[]]@('global.admin@contoso.com') }
        """;

    public const string Admin = """
        [OAuthHunter.Hunting.AdminMfaCoverage]@{ UserPrincipalName = 'global.admin@contoso.com'; DisplayName = 'Global Admin'; Tier = 0; Kinds = [string[]]@('synced account'); Roles = [string[]]@('Global Administrator', 'Exchange Administrator'); HowHeld = [string[]]@('Global Administrator: active', 'Exchange Administrator: eligible through Mail operators'); Registered = $true; Strength = 'Weak'; Methods = [string[]]@('Phone (SMS/voice)'); Enforced = 'Partly'; EnforcedBy = [string[]]@('Admins need MFA'); Holes = [string[]]@('Admins need MFA: not for the excluded locations AllTrusted'); Used = 'Partly'; LastSingleFactorSignIn = '2022-08-29T03:00:00Z'; LastSingleFactorApp = 'Azure Portal'; LastSingleFactorFrom = '192.0.2.7 (Boston, US)'; Exposure = [string[]]@('2022-08-29 03:00 UTC: an attack on 460 accounts got in with one factor from 192.0.2.7'); RiskLevel = 'high'; ContinuousAccess = 'on'; Severity = 'Critical'; NextStep = 'Reset the password and revoke all sessions: an attack found it.' }
        """;

    public const string PolicyCheck = """
        [OAuthHunter.Hunting.ConditionalAccessCoverage]@{ Check = 'CAP-002'; Title = 'MFA is not required of all users'; State = 'Partly'; Severity = 'Medium'; Policies = [string[]]@('CA02 Multifactor authentication for everyone outside the offices'); Reasons = [string[]]@('MFA has gaps. To Exchange Online with a browser, from the trusted location Berlin: one factor is enough.'); NextStep = 'One policy for all users and all apps that demands MFA.' }
        [OAuthHunter.Hunting.ConditionalAccessCoverage]@{ Check = 'CAP-004'; Title = 'Legacy authentication is not blocked'; State = 'Pass'; Policies = [string[]]@('CA04 Block legacy authentication'); NextStep = 'Nothing to do.' }
        [OAuthHunter.Hunting.ConditionalAccessCoverage]@{ Check = 'CAP-014'; Title = 'Continuous access evaluation is switched off'; State = 'NotAssessed'; Reasons = [string[]]@('policies: conditionalAccessPolicies (Denied: Policy.Read.All is missing)'); Notes = [string[]]@('Not covered: Exchange Online (app-only), service principals'); NextStep = 'Capture what is missing.' }
        """;

    public const string App = """
        [OAuthHunter.Hunting.SuspiciousOAuthApp]@{ DisplayName = 'contoso'; AppId = '11111111-2222-4333-8444-555555555555'; Severity = 'Critical'; Score = 42.5; ScoreTerms = [OAuthHunter.Hunting.ScoreTerm[]]@([OAuthHunter.Hunting.ScoreTerm]::new('Permissions', 40, 'Exchange.ManageAsApp'), [OAuthHunter.Hunting.ScoreTerm]::new('Age', 2.5, 'made 3 days ago')); Permissions = [string[]]@('Exchange.ManageAsApp', 'Mail.ReadWrite'); Roles = [string[]]@('Exchange Administrator'); CreatedAt = '2022-08-30T10:00:00Z'; CreatedBy = 'global.admin@contoso.com'; Known = [OAuthHunter.Knowledge.AbusedApp]@{ AppId = '11111111-2222-4333-8444-555555555555'; Name = 'Mailer'; Verdict = 'dual-use'; Confidence = 'high'; Sources = 'a list'; Conflicts = [string[]]@('another list: Postman') }; IsEnabled = $true; Findings = [OAuthHunter.Findings.Finding[]]@() }
        """;

    public const string Permission = """
        [OAuthHunter.Hunting.OAuthAppPermission]@{ App = "Con`u{1b}[31mtoso"; AppId = '11111111-2222-4333-8444-555555555555'; Permission = 'Exchange.ManageAsApp'; Resource = 'Office 365 Exchange Online'; Type = 'Application'; Obtained = 'Granted'; Since = '2022-08-30T10:00:00Z'; GrantedBy = 'global.admin@contoso.com'; Scope = 'tenant'; Tier = 0; Severity = 'Critical'; Reason = 'Administers Exchange Online without a user.'; Evidence = [OAuthHunter.Findings.EvidenceItem]@{ EntitySet = 'appRoleAssignments'; Description = 'Exchange.ManageAsApp'; Origin = 'grants.json:3' } },
        [OAuthHunter.Hunting.OAuthAppPermission]@{ App = 'contoso'; AppId = '11111111-2222-4333-8444-555555555555'; Permission = 'Application Mail.Read'; Resource = 'Exchange Online'; Type = 'ExchangeRole'; Obtained = 'Role assignment'; Scope = "management scope 'Invoices' (CustomAttribute1 -eq 'invoices')"; Tier = 1; Severity = 'High'; Reason = 'Given in Exchange; Entra does not show it.'; Evidence = [OAuthHunter.Findings.EvidenceItem]@{ EntitySet = 'managementRoleAssignments'; Description = 'role' } }
        """;

    public const string Consent = """
        [OAuthHunter.Hunting.OAuthConsentRisk]@{ AppName = "Doc`u{202e}Sign Viewer"; AppId = '11111111-2222-4333-8444-555555555555'; Ownership = 'Foreign'; IsVerified = $false; ConsentType = 'Principal'; User = 'uma@contoso.com'; Resource = 'Microsoft Graph'; Scopes = [string[]]@('Mail.Read [High]', 'offline_access'); GrantedAt = '2022-08-30T10:00:00Z'; GrantedBy = 'uma@contoso.com'; GrantedFrom = '192.0.2.7'; RevokedAt = '2022-08-31T08:00:00Z'; RevokedBy = 'admin@contoso.com'; Wave = '7 users in 3 h'; Severity = 'Critical'; Reason = 'uma@contoso.com let the app use Mail.Read at any time.'; Findings = [OAuthHunter.Findings.Finding[]]@() }
        """;

    public const string Anomaly = """
        [OAuthHunter.Hunting.SignInAnomaly]@{ DetectionId = 'SIN-004'; Kind = 'CredentialStuffing'; Source = '192.0.2.7'; Severity = 'High'; Start = '2022-08-29T01:00:00Z'; End = '2022-08-29T03:00:00Z'; Attempts = 480; Users = 460; Addresses = [string[]]@('192.0.2.7'); Hits = [string[]]@('global.admin@contoso.com'); Summary = '192.0.2.7 tried 460 accounts with 480 passwords and found one.' }
        """;

    public const string Suppression = """
        [OAuthHunter.Findings.FindingSuppression]@{ Reason = 'Ours, reviewed'; Owner = 'mail team'; Expires = '2027-03-31Z' }
        """;

    public const string Role = """
        [OAuthHunter.Hunting.PrivilegedRoleRisk]@{ Principal = 'global.admin@contoso.com'; PrincipalId = 'd0000000-0000-4000-8000-000000000001'; PrincipalKind = 'User'; Role = 'Global Administrator'; RoleTemplateId = '62e90394-69f5-4237-9190-012177145e10'; Tier = 0; Severity = 'High'; How = [string[]]@('standing', 'eligible through Tier 0'); Since = '2022-03-01Z'; LastUsed = '2022-08-30T10:00:00Z'; IsGuest = $false; IsSynced = $true; IsEnabled = $true; Reasons = [string[]]@('Too many Global Administrators, or accounts that should not be one', 'Standing role, or role given outside of PIM'); NextStep = 'Keep two to four holders with accounts of their own in the cloud.'; Findings = [OAuthHunter.Findings.Finding[]]@() }
        """;

    public const string Policy = """
        [OAuthHunter.Hunting.TenantPolicyRisk]@{ DetectionId = 'POL-001'; Severity = 'High'; Policy = 'User consent'; Setting = 'consent policy'; Found = 'microsoft-user-default-legacy'; Recommended = 'microsoft-user-default-recommended'; Summary = 'Users consent to anything.'; Why = 'One click gives a stranger the mail.'; NextStep = 'Assign the recommended policy.'; Findings = [OAuthHunter.Findings.Finding[]]@() }
        """;
}
