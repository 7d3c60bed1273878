using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Evidence;

public sealed class AuditRecordReaderTests
{
    private static readonly DateTimeOffset Time = new(2026, 9, 1, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("50126", null, 50126)]
    [InlineData(null, "InvalidUserNameOrPassword", 50126)]
    [InlineData("0", "IdsLocked", 50053)]
    [InlineData(null, "SomethingNew", null)]
    public void A_failed_log_on_is_a_sign_in_with_its_error(string? number, string? name, int? code)
    {
        var signIn = AuditRecordReader.ToSignIn(new AuditRecord
        {
            Id = "1",
            CreationTime = Time,
            Operation = "UserLoginFailed",
            RecordType = "15",
            UserId = "amy@contoso.com",
            ClientIP = "192.0.2.7",
            ErrorNumber = number,
            LogonError = name,
            ExtendedProperties = [new NameValue("UserAgent", "Mozilla")],
        })!;

        Assert.Equal((code, "amy@contoso.com", "192.0.2.7", "Mozilla"), (signIn.ErrorCode, signIn.UserPrincipalName, signIn.IPAddress, signIn.UserAgent));
        Assert.True(signIn.FromUnifiedAuditLog);
        Assert.Equal(Time, signIn.CreatedDateTime);
    }

    [Fact]
    public void A_log_on_without_error_succeeded()
    {
        Assert.Equal(0, AuditRecordReader.ToSignIn(new AuditRecord { Operation = "UserLoggedIn", RecordType = "15" })!.ErrorCode);
    }

    [Fact]
    public void A_directory_record_becomes_a_directory_audit_with_its_target()
    {
        var audit = AuditRecordReader.ToDirectoryAudit(new AuditRecord
        {
            Id = "1",
            CreationTime = Time,
            Operation = "Add service principal.",
            RecordType = "8",
            ResultStatus = "Success",
            UserId = "eve@contoso.com",
            ModifiedProperties = [new ModifiedProperty("AppId", null, "a1")],
            Target =
            [
                new("ServicePrincipal_aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", 2), new("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", 2),
                new("ServicePrincipal", 2), new("Mailer", 1), new("11111111-2222-4333-8444-555555555555", 2), new("https://app.contoso.com/x@y", 4),
            ],
        })!;

        Assert.Equal(("Add service principal", "success", "eve@contoso.com"), (audit.ActivityDisplayName, audit.Result, audit.InitiatedBy.UserPrincipalName));
        var target = Assert.Single(audit.TargetResources);
        Assert.Equal(("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", "Mailer", "ServicePrincipal", null), (target.Id, target.DisplayName, target.Type, target.UserPrincipalName));
        Assert.Equal("a1", Assert.Single(target.ModifiedProperties).NewValue);
    }

    [Fact]
    public void An_Exchange_record_is_neither()
    {
        var record = new AuditRecord { Operation = "New-InboundConnector", RecordType = "1", Workload = "Exchange" };

        Assert.Null(AuditRecordReader.ToSignIn(record));
        Assert.Null(AuditRecordReader.ToDirectoryAudit(record));
    }
}
