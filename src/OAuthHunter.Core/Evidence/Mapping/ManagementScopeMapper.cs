using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-ManagementScope.</summary>
public static class ManagementScopeMapper
{
    public static ManagementScope Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        Guid = ExchangeValues.Guid(row),
        Name = row.Text("Name"),
        ScopeRestrictionType = row.Text("ScopeRestrictionType"),
        RecipientRoot = row.Text("RecipientRoot"),
        RecipientFilter = row.Text("RecipientFilter"),
        Exclusive = row.Flag("Exclusive"),
        WhenCreated = ExchangeValues.Time(row, "WhenCreated"),
        WhenChanged = ExchangeValues.Time(row, "WhenChanged"),
    };
}
