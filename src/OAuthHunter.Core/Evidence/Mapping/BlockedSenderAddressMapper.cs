using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-BlockedSenderAddress.</summary>
public static class BlockedSenderAddressMapper
{
    public static BlockedSenderAddress Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        SenderAddress = row.Text("SenderAddress"),
        Reason = row.Text("Reason"),
        CreatedDatetime = row.Time("CreatedDatetime"),
        ChangedDatetime = row.Time("ChangedDatetime"),
    };
}
