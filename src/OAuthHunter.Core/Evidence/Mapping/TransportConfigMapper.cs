using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-TransportConfig.</summary>
public static class TransportConfigMapper
{
    public static TransportConfig Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        SmtpClientAuthenticationDisabled = row.Flag("SmtpClientAuthenticationDisabled"),
        AllowLegacyTLSClients = row.Flag("AllowLegacyTLSClients"),
        JournalingReportNdrTo = row.Text("JournalingReportNdrTo"),
        WhenChanged = ExchangeValues.Time(row, "WhenChanged"),
    };
}
