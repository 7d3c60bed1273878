using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-CASMailbox and Get-EXOCasMailbox.</summary>
public static class CasMailboxMapper
{
    public static CasMailbox Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        PrimarySmtpAddress = row.Text("PrimarySmtpAddress"),
        ExternalDirectoryObjectId = row.Text("ExternalDirectoryObjectId"),
        DisplayName = row.Text("DisplayName", "Name"),
        ImapEnabled = row.Flag("ImapEnabled"),
        PopEnabled = row.Flag("PopEnabled"),
        SmtpClientAuthenticationDisabled = row.Flag("SmtpClientAuthenticationDisabled"),
    };
}
