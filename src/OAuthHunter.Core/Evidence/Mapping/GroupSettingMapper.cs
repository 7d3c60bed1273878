using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a groupSetting object of Graph (a directory setting in its older cmdlets).</summary>
public static class GroupSettingMapper
{
    public static GroupSetting Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        DisplayName = row.Text("displayName"),
        TemplateId = row.Text("templateId"),
        Values = row.Has("values") ? MappedValues.Pairs(row, "values") : null,
    };
}
