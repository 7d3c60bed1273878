using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>
/// The Entra portal's CSV of directory audits spreads actor, targets and changed properties over numbered columns
/// (<c>Target1ModifiedProperty1NewValue</c>).
/// </summary>
internal static class DirectoryAuditPortalColumns
{
    public static AuditActor Actor(EvidenceRow row)
    {
        var isApp = string.Equals(row.Text("actorType"), "Application", StringComparison.OrdinalIgnoreCase)
            || (row.Text("actorUserPrincipalName") is null && row.Text("actorServicePrincipalId") is not null);
        if (row.Text("actorObjectId", "actorUserPrincipalName", "actorDisplayName") is null && !isApp)
        {
            return AuditActor.Unknown;
        }

        return new AuditActor
        {
            Kind = isApp ? AuditActorKind.Application : AuditActorKind.User,
            Id = row.Text("actorObjectId"),
            ServicePrincipalId = isApp ? row.Text("actorServicePrincipalId", "actorObjectId") : null,
            AppId = row.Text("actorAppId"),
            UserPrincipalName = row.Text("actorUserPrincipalName"),
            DisplayName = row.Text("actorDisplayName", "actorServicePrincipalName"),
            IPAddress = MappedValues.Address(row.Text("ipAddress")),
        };
    }

    public static IReadOnlyList<AuditTarget> Targets(EvidenceRow row)
    {
        var targets = new List<AuditTarget>();
        for (var number = 1; row.Has($"target{number}ObjectId") || row.Has($"target{number}DisplayName"); number++)
        {
            var prefix = $"target{number}";
            if (row.Text(prefix + "ObjectId", prefix + "DisplayName", prefix + "Type") is not null)
            {
                targets.Add(new AuditTarget
                {
                    Id = row.Text(prefix + "ObjectId"),
                    DisplayName = row.Text(prefix + "DisplayName"),
                    Type = row.Text(prefix + "Type"),
                    UserPrincipalName = row.Text(prefix + "UserPrincipalName"),
                    ModifiedProperties = Modified(row, prefix + "ModifiedProperty"),
                });
            }
        }

        return targets;
    }

    public static IReadOnlyList<NameValue> Details(EvidenceRow row)
    {
        var details = new List<NameValue>();
        for (var number = 1; row.Has($"additionalDetail{number}Key"); number++)
        {
            if (row.Text($"additionalDetail{number}Key") is { } key)
            {
                details.Add(new NameValue(key, row.Text($"additionalDetail{number}Value")));
            }
        }

        return details;
    }

    private static IReadOnlyList<ModifiedProperty> Modified(EvidenceRow row, string prefix)
    {
        var properties = new List<ModifiedProperty>();
        for (var number = 1; row.Has($"{prefix}{number}Name"); number++)
        {
            if (row.Text($"{prefix}{number}Name") is { } name)
            {
                properties.Add(new ModifiedProperty(
                    name, JsonText.Unquote(row.Text($"{prefix}{number}OldValue")), JsonText.Unquote(row.Text($"{prefix}{number}NewValue"))));
            }
        }

        return properties;
    }
}
