using System.Management.Automation;

namespace OAuthHunter.Views;

/// <summary>The hidden properties of the types file: what a view shows of a property, safe for a terminal.</summary>
public static class ViewProperties
{
    public static string ActorText(PSObject instance) => ViewText.Text(Value(instance, "Actor"));

    public static string ActorsLines(PSObject instance) => ViewText.Lines(Value(instance, "Actors"));

    public static string ActorsText(PSObject instance) => ViewText.Text(Value(instance, "Actors"));

    public static string AddressesText(PSObject instance) => ViewText.Text(Value(instance, "Addresses"));

    public static string AppIdText(PSObject instance) => ViewText.Text(Value(instance, "AppId"));

    public static string AppLabelText(PSObject instance) => ViewText.Text(Value(instance, "App"));

    public static string AppNameText(PSObject instance) => ViewText.Text(Value(instance, "AppName"));

    public static string AppText(PSObject instance) => ViewText.AppOf(instance);

    public static string ByText(PSObject instance) => ViewText.Text(Value(instance, "By"));

    public static string CapturedAtTime(PSObject instance) => ViewText.Time(Value(instance, "CapturedAt"));

    public static string ChangedAtTime(PSObject instance) => ViewText.Time(Value(instance, "ChangedAt"));

    public static string ChangedByText(PSObject instance) => ViewText.Text(Value(instance, "ChangedBy"));

    public static string ConnectorTypeText(PSObject instance) => ViewText.Text(Value(instance, "ConnectorType"));

    public static string ConsentFor(PSObject instance) => ViewText.ConsentFor(instance);

    public static string ContinuousAccessText(PSObject instance) => ViewText.Text(Value(instance, "ContinuousAccess"));

    public static string CoverageCoveredSets(PSObject instance) => ViewText.CoveredSets(Value(instance, "Coverage"));

    public static string CoverageMissingSets(PSObject instance) => ViewText.MissingSets(Value(instance, "Coverage"));

    public static string CreatedAtDate(PSObject instance) => ViewText.Date(Value(instance, "CreatedAt"));

    public static string CreatedAtTime(PSObject instance) => ViewText.Time(Value(instance, "CreatedAt"));

    public static string CreatedByText(PSObject instance) => ViewText.Text(Value(instance, "CreatedBy"));

    public static string CreatedFromText(PSObject instance) => ViewText.Text(Value(instance, "CreatedFrom"));

    public static string CredentialsLines(PSObject instance) => ViewText.Lines(Value(instance, "Credentials"));

    public static string DescriptionText(PSObject instance) => ViewText.Text(Value(instance, "Description"));

    public static string DeviceRequiredKnown(PSObject instance) => ViewText.Known(Value(instance, "DeviceRequired"));

    public static string DisplayNameText(PSObject instance) => ViewText.Text(Value(instance, "DisplayName"));

    public static string DoesText(PSObject instance) => ViewText.Text(Value(instance, "Does"));

    public static string EmergencyAccountText(PSObject instance) => ViewText.Text(Value(instance, "EmergencyAccount"));

    public static string EndTime(PSObject instance) => ViewText.Time(Value(instance, "End"));

    public static string EnforcedByLines(PSObject instance) => ViewText.Lines(Value(instance, "EnforcedBy"));

    public static string EnforcedKnown(PSObject instance) => ViewText.Known(Value(instance, "Enforced"));

    public static string EntitySetsLines(PSObject instance) => ViewText.Lines(Value(instance, "EntitySets"));

    public static string EntitySetsText(PSObject instance) => ViewText.Text(Value(instance, "EntitySets"));

    public static string EscalationsLines(PSObject instance) => ViewText.Lines(Value(instance, "Escalations"));

    public static string EventsLines(PSObject instance) => ViewText.Lines(Value(instance, "Events"));

    public static string EvidenceLines(PSObject instance) => ViewText.Lines(Value(instance, "Evidence"));

    public static string ExclusionsLines(PSObject instance) => ViewText.Lines(Value(instance, "Exclusions"));

    public static string EvidenceText(PSObject instance) => ViewText.Text(Value(instance, "Evidence"));

    public static string ExposureLines(PSObject instance) => ViewText.Lines(Value(instance, "Exposure"));

    public static string FilesFileLines(PSObject instance) => ViewText.FileLines(Value(instance, "Files"));

    public static string FindingsLines(PSObject instance) => ViewText.Lines(Value(instance, "Findings"));

    public static string FirstDate(PSObject instance) => ViewText.Date(Value(instance, "First"));

    public static string FirstSeenDate(PSObject instance) => ViewText.Date(Value(instance, "FirstSeen"));

    public static string FirstSeenTime(PSObject instance) => ViewText.Time(Value(instance, "FirstSeen"));

    public static string FirstTime(PSObject instance) => ViewText.Time(Value(instance, "First"));

    public static string FoundText(PSObject instance) => ViewText.Text(Value(instance, "Found"));

    public static string FromText(PSObject instance) => ViewText.Text(Value(instance, "From"));

    public static string GapsLines(PSObject instance) => ViewText.Lines(Value(instance, "Gaps"));

    public static string GrantedAtDate(PSObject instance) => ViewText.Date(Value(instance, "GrantedAt"));

    public static string GrantedAtTime(PSObject instance) => ViewText.Time(Value(instance, "GrantedAt"));

    public static string GrantedByText(PSObject instance) => ViewText.Text(Value(instance, "GrantedBy"));

    public static string GrantedFromText(PSObject instance) => ViewText.Text(Value(instance, "GrantedFrom"));


    public static string Headline(PSObject instance) => ViewText.Headline(instance);

    public static string HistoryLines(PSObject instance) => ViewText.Lines(Value(instance, "History"));

    public static string HitsLines(PSObject instance) => ViewText.Lines(Value(instance, "Hits"));

    public static string HoleText(PSObject instance) => ViewText.Text(Value(instance, "Hole"));

    public static string HolesLines(PSObject instance) => ViewText.Lines(Value(instance, "Holes"));

    public static string HowHeldLines(PSObject instance) => ViewText.Lines(Value(instance, "HowHeld"));

    public static string HowLines(PSObject instance) => ViewText.Lines(Value(instance, "How"));

    public static string HowText(PSObject instance) => ViewText.Text(Value(instance, "How"));

    public static string KeyText(PSObject instance) => ViewText.Text(Value(instance, "Key"));

    public static string KindsText(PSObject instance) => ViewText.Text(Value(instance, "Kinds"));

    public static string LastActivatedTime(PSObject instance) => ViewText.Time(Value(instance, "LastActivated"));

    public static string KnownText(PSObject instance) => ViewText.Text(Value(instance, "Known"));

    public static string LastDate(PSObject instance) => ViewText.Date(Value(instance, "Last"));

    public static string LastEventDate(PSObject instance) => ViewText.Date(Value(instance, "LastEvent"));

    public static string LastSeenTime(PSObject instance) => ViewText.Time(Value(instance, "LastSeen"));

    public static string LastSingleFactorSignInTime(PSObject instance) => ViewText.Time(Value(instance, "LastSingleFactorSignIn"));

    public static string LastSingleFactorText(PSObject instance) => ViewText.LastSingleFactor(instance);

    public static string LastTime(PSObject instance) => ViewText.Time(Value(instance, "Last"));

    public static string LastUsedDate(PSObject instance) => ViewText.Date(Value(instance, "LastUsed"));

    public static string LastUsedTime(PSObject instance) => ViewText.Time(Value(instance, "LastUsed"));

    public static string LifetimeText(PSObject instance) => ViewText.Text(Value(instance, "Lifetime"));

    public static string LinkLine(PSObject instance) => ViewText.LinkLine(instance);

    public static string LinksLinkLines(PSObject instance) => ViewText.LinkLines(Value(instance, "Links"));

    public static string MailboxText(PSObject instance) => ViewText.Text(Value(instance, "Mailbox"));

    public static string MethodsText(PSObject instance) => ViewText.Text(Value(instance, "Methods"));

    public static string MissingLines(PSObject instance) => ViewText.Lines(Value(instance, "Missing"));

    public static string NameText(PSObject instance) => ViewText.Text(Value(instance, "Name"));

    public static string NeedsLines(PSObject instance) => ViewText.Lines(Value(instance, "Needs"));

    public static string NextStepText(PSObject instance) => ViewText.Text(Value(instance, "NextStep"));

    public static string NotAssessedLines(PSObject instance) => ViewText.Lines(Value(instance, "NotAssessed"));

    public static string NotesLines(PSObject instance) => ViewText.Lines(Value(instance, "Notes"));

    public static string ObtainedText(PSObject instance) => ViewText.Text(Value(instance, "Obtained"));

    public static string OriginText(PSObject instance) => ViewText.Text(Value(instance, "Origin"));

    public static string OwnerTenantIdText(PSObject instance) => ViewText.Text(Value(instance, "OwnerTenantId"));

    public static string OwnerText(PSObject instance) => ViewText.Text(Value(instance, "Owner"));

    public static string OwnersText(PSObject instance) => ViewText.Text(Value(instance, "Owners"));

    public static string PathFileName(PSObject instance) => ViewText.FileName(Value(instance, "Path"));

    public static string PathText(PSObject instance) => ViewText.Text(Value(instance, "Path"));

    public static string PerUserMfaText(PSObject instance) => ViewText.Text(Value(instance, "PerUserMfa"));

    public static string PeriodText(PSObject instance) => ViewText.Period(instance);

    public static string PermissionText(PSObject instance) => ViewText.Text(Value(instance, "Permission"));

    public static string PermissionsLines(PSObject instance) => ViewText.Lines(Value(instance, "Permissions"));

    public static string PermissionsText(PSObject instance) => ViewText.Text(Value(instance, "Permissions"));

    public static string PhishingResistantRequiredKnown(PSObject instance) => ViewText.Known(Value(instance, "PhishingResistantRequired"));

    public static string PoliciesLines(PSObject instance) => ViewText.Lines(Value(instance, "Policies"));

    public static string PolicyText(PSObject instance) => ViewText.Text(Value(instance, "Policy"));

    public static string PreviousNamesText(PSObject instance) => ViewText.Text(Value(instance, "PreviousNames"));

    public static string PrincipalIdText(PSObject instance) => ViewText.Text(Value(instance, "PrincipalId"));

    public static string PrincipalText(PSObject instance) => ViewText.Text(Value(instance, "Principal"));

    public static string ProblemText(PSObject instance) => ViewText.Text(Value(instance, "Problem"));

    public static string ProofText(PSObject instance) => ViewText.Proof(instance);

    public static string ReasonText(PSObject instance) => ViewText.Text(Value(instance, "Reason"));

    public static string PublisherText(PSObject instance) => ViewText.Text(Value(instance, "Publisher"));

    public static string ReasonsLines(PSObject instance) => ViewText.Lines(Value(instance, "Reasons"));

    public static string ReasonsText(PSObject instance) => ViewText.Text(Value(instance, "Reasons"));

    public static string RecommendedActionText(PSObject instance) => ViewText.Text(Value(instance, "RecommendedAction"));

    public static string RecommendedText(PSObject instance) => ViewText.Text(Value(instance, "Recommended"));

    public static string ReferenceTimeTime(PSObject instance) => ViewText.Time(Value(instance, "ReferenceTime"));

    public static string ReferencesLines(PSObject instance) => ViewText.Lines(Value(instance, "References"));

    public static string RejectionsLines(PSObject instance) => ViewText.Lines(Value(instance, "Rejections"));

    public static string RemoveHeaderText(PSObject instance) => ViewText.Text(Value(instance, "RemoveHeader"));

    public static string RemovedAtTime(PSObject instance) => ViewText.Time(Value(instance, "RemovedAt"));

    public static string RemovedByText(PSObject instance) => ViewText.Text(Value(instance, "RemovedBy"));

    public static string RemovedFromText(PSObject instance) => ViewText.Text(Value(instance, "RemovedFrom"));

    public static string ReportOnlyLines(PSObject instance) => ViewText.Lines(Value(instance, "ReportOnly"));

    public static string ResourceText(PSObject instance) => ViewText.Text(Value(instance, "Resource"));

    public static string RevokedAtTime(PSObject instance) => ViewText.Time(Value(instance, "RevokedAt"));

    public static string RevokedByText(PSObject instance) => ViewText.Text(Value(instance, "RevokedBy"));


    public static string RiskLevelText(PSObject instance) => ViewText.Text(Value(instance, "RiskLevel"));

    public static string RoleText(PSObject instance) => ViewText.Text(Value(instance, "Role"));

    public static string RolesLines(PSObject instance) => ViewText.Lines(Value(instance, "Roles"));

    public static string RuleNameText(PSObject instance) => ViewText.Text(Value(instance, "RuleName"));

    public static string RuleStateText(PSObject instance) => ViewText.Text(Value(instance, "RuleState"));

    public static string ScopesLines(PSObject instance) => ViewText.Lines(Value(instance, "Scopes"));

    public static string ScopesText(PSObject instance) => ViewText.Text(Value(instance, "Scopes"));

    public static string ScopeText(PSObject instance) => ViewText.Text(Value(instance, "Scope"));

    public static string ScoreTermsLines(PSObject instance) => ViewText.Lines(Value(instance, "ScoreTerms"));

    public static string SenderIPAddressesText(PSObject instance) => ViewText.Text(Value(instance, "SenderIPAddresses"));

    public static string ServicePrincipalIdText(PSObject instance) => ViewText.Text(Value(instance, "ServicePrincipalId"));

    public static string SettingText(PSObject instance) => ViewText.Text(Value(instance, "Setting"));

    public static string SettingsLines(PSObject instance) => ViewText.Lines(Value(instance, "Settings"));

    public static string SignInFrequencyText(PSObject instance) => ViewText.Text(Value(instance, "SignInFrequency"));

    public static string SignInSubject(PSObject instance) => ViewText.SignInSubject(instance);

    public static string SinceDate(PSObject instance) => ViewText.Date(Value(instance, "Since"));

    public static string SinceTime(PSObject instance) => ViewText.Time(Value(instance, "Since"));

    public static string SourceText(PSObject instance) => ViewText.Text(Value(instance, "Source"));

    public static string StaleReferencesLines(PSObject instance) => ViewText.Lines(Value(instance, "StaleReferences"));

    public static string StartDate(PSObject instance) => ViewText.Date(Value(instance, "Start"));

    public static string StartTime(PSObject instance) => ViewText.Time(Value(instance, "Start"));

    public static string StateLinkState(PSObject instance) => ViewText.LinkState(Value(instance, "State"));

    public static string StepsText(PSObject instance) => ViewText.Steps(Value(instance, "WhatToDo"));

    public static string StoryProse(PSObject instance) => ViewText.Prose(Value(instance, "Story"));

    public static string StoryText(PSObject instance) => ViewText.Text(Value(instance, "Story"));

    public static string StrengthKnown(PSObject instance) => ViewText.Known(Value(instance, "Strength"));

    public static string SummaryText(PSObject instance) => ViewText.Text(Value(instance, "Summary"));

    public static string SuppressionText(PSObject instance) => ViewText.Text(Value(instance, "Suppression"));

    public static string TargetIdText(PSObject instance) => ViewText.Text(Value(instance, "TargetId"));

    public static string TargetNameText(PSObject instance) => ViewText.Text(Value(instance, "TargetName"));

    public static string TargetsLines(PSObject instance) => ViewText.Lines(Value(instance, "Targets"));

    public static string TargetsText(PSObject instance) => ViewText.Text(Value(instance, "Targets"));

    public static string TechniquesText(PSObject instance) => ViewText.Text(Value(instance, "Techniques"));

    public static string TenantIdText(PSObject instance) => ViewText.Text(Value(instance, "TenantId"));

    public static string TimeTime(PSObject instance) => ViewText.Time(Value(instance, "Time"));

    public static string TitleText(PSObject instance) => ViewText.TitleOf(instance);

    public static string UntilTime(PSObject instance) => ViewText.Time(Value(instance, "Until"));

    public static string UsedKnown(PSObject instance) => ViewText.Known(Value(instance, "Used"));

    public static string UserPrincipalNameText(PSObject instance) => ViewText.Text(Value(instance, "UserPrincipalName"));

    public static string UserText(PSObject instance) => ViewText.Text(Value(instance, "User"));

    public static string WaveText(PSObject instance) => ViewText.Text(Value(instance, "Wave"));

    public static string WhatToDoLines(PSObject instance) => ViewText.Lines(Value(instance, "WhatToDo"));

    private static object? Value(PSObject? instance, string name) => instance?.Properties[name]?.Value;
}
