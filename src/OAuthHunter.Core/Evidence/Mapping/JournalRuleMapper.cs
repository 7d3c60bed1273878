using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-JournalRule.</summary>
public static class JournalRuleMapper
{
    public static JournalRule Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        Guid = ExchangeValues.Guid(row),
        Name = row.Text("Name"),
        Enabled = row.Flag("Enabled"),
        JournalEmailAddress = row.Text("JournalEmailAddress"),
        Recipient = row.Text("Recipient"),
        Scope = row.Text("Scope"),
        WhenCreated = ExchangeValues.Time(row, "WhenCreated"),
        WhenChanged = ExchangeValues.Time(row, "WhenChanged"),
    };
}
