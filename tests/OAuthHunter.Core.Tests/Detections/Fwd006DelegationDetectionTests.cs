using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.MailboxRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Fwd006DelegationDetectionTests
{
    private const string Id = "FWD-006";

    [Fact]
    public void An_application_that_gives_full_access_is_high()
    {
        var finding = Assert.Single(Logged(Did("Add-MailboxPermission", 2, null, ("Identity", Bo), ("User", "mallory@contoso.com"), ("AccessRights", "FullAccess")).AsApp()).Hunt(Id).Findings);

        Assert.Equal((Severity.High, Bo), (finding.Severity, finding.TargetId));
        Assert.Contains("user:mallory@contoso.com", finding.Subjects);
    }

    [Fact]
    public void An_administrators_mailbox_is_high() => Assert.Equal(
        Severity.High,
        Assert.Single(Logged(Grant(2, AdminFixture.AdminUpn, "mallory@contoso.com")).WithAdmin().Hunt(Id).Findings).Severity);

    [Fact]
    public void Five_personal_mailboxes_within_the_hour_are_one_finding()
    {
        var finding = Assert.Single(Logged([.. Enumerable.Range(0, 6).Select(number => Grant(2 + (number * 0.005), $"user{number}@contoso.com", "mallory@contoso.com"))]).Hunt(Id).Findings);

        Assert.Equal((Severity.High, "mallory@contoso.com"), (finding.Severity, finding.TargetId));
        Assert.Equal(6, finding.Evidence.Count);
    }

    [Fact]
    public void Five_shared_mailboxes_are_nothing()
    {
        var tenant = Logged([.. Enumerable.Range(0, 6).Select(number => Grant(2 + (number * 0.005), $"team{number}@contoso.com", "cy@contoso.com"))])
            .Add(EntitySets.Mailboxes, [.. Enumerable.Range(0, 6).Select(number => Mailbox($"team{number}@contoso.com", kind: "SharedMailbox"))]);

        Assert.Empty(tenant.Hunt(Id).Findings);
    }

    [Theory]
    [InlineData("Inbox", "Anonymous", "Reviewer", Severity.High)]
    [InlineData("Inbox", "Default", "Reviewer", Severity.Medium)]
    [InlineData("Calendar", "Default", "Reviewer", Severity.Low)]
    [InlineData("Calendar", "Anonymous", "Reviewer", Severity.Medium)]
    public void Folders_that_everybody_may_read_are_reported(string folder, string who, string right, Severity severity) =>
        Assert.Equal(severity, Assert.Single(TestTenant.Contoso().Add(EntitySets.MailboxPermissions, Folder(folder, who, right)).Hunt(Id).Findings).Severity);

    [Fact]
    public void Free_and_busy_for_everybody_is_nothing() => Assert.Empty(TestTenant.Contoso().Add(EntitySets.MailboxPermissions, Folder("Calendar", "Default", "AvailabilityOnly")).Hunt(Id).Findings);

    [Fact]
    public void An_administrator_who_gives_himself_access_is_medium() =>
        Assert.Equal(Severity.Medium, Assert.Single(Logged(Grant(2, Bo, AdminFixture.AdminUpn)).WithAdmin().Hunt(Id).Findings).Severity);

    [Fact]
    public void An_assistant_and_the_mailboxs_own_right_are_nothing()
    {
        var tenant = Logged(Grant(2, Bo, "assistant@contoso.com")).Add(EntitySets.MailboxPermissions, new MailboxPermission { Identity = Bo, User = @"NT AUTHORITY\SELF", AccessRights = ["FullAccess"] });

        Assert.Empty(tenant.Hunt(Id).Findings);
    }

    [Fact]
    public void A_right_that_was_taken_away_is_told_with_its_end()
    {
        var tenant = Logged(Grant(3, AdminFixture.AdminUpn, "mallory@contoso.com"), Did("Remove-MailboxPermission", 2, null, ("Identity", AdminFixture.AdminUpn), ("User", "mallory@contoso.com"), ("AccessRights", "FullAccess"))).WithAdmin();

        Assert.Contains("taken away", Assert.Single(tenant.Hunt(Id).Findings).Summary);
    }

    [Fact]
    public void Without_evidence_it_says_so_and_a_log_alone_is_no_pass()
    {
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt(Id).StateOf(Id));
        Assert.Equal(DetectionState.PartlyAssessed, TestTenant.Contoso().With(EntitySets.UnifiedAuditLog).Hunt(Id).StateOf(Id));
    }

    private static AuditRecord Grant(double days, string mailbox, string trustee) => Did("Add-MailboxPermission", days, null, ("Identity", mailbox), ("User", trustee), ("AccessRights", "FullAccess"));

    private static TestTenant Logged(params AuditRecord[] records) => TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, records);

    private static MailboxPermission Folder(string folder, string who, string right) => new() { Identity = Bo, FolderName = folder, User = who, AccessRights = [right] };
}
