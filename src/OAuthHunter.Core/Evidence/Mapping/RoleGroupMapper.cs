using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-RoleGroup. Names of members hold commas when they are DNs, so commas do not separate.</summary>
public static class RoleGroupMapper
{
    public static RoleGroup Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        Name = row.Text("Name"),
        Roles = ExchangeValues.List(row, "Roles"),
        Members = Split(ExchangeValues.Whole(row, "Members")),
    };

    private static IReadOnlyList<string>? Split(IReadOnlyList<string>? members) => members is null
        ? null
        : [.. members.SelectMany(item => item.Split([';', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).Select(item => item.Trim())];
}
