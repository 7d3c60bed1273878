using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Exchange Online's Get-ServicePrincipal.</summary>
public static class ExchangeServicePrincipalMapper
{
    public static ExchangeServicePrincipal Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        DisplayName = row.Text("DisplayName", "Name"),
        AppId = row.Text("AppId"),
        ObjectId = row.Text("ObjectId", "ServiceId"),
    };
}
