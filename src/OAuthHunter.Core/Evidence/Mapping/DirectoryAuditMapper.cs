using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps directory audits of Graph, Log Analytics (AuditLogs), diagnostic settings and the Entra portal's CSV.</summary>
public static class DirectoryAuditMapper
{
    public static DirectoryAudit Map(EvidenceRow row)
    {
        var details = MappedValues.Pairs(row, "additionalDetails");
        return new DirectoryAudit
        {
            Origin = row.Origin,
            Id = row.Text("id"),
            ActivityDateTime = row.Time("activityDateTime") ?? row.Time("timeGenerated", "date") ?? row.Time("time"),
            ActivityDisplayName = AuditOperations.Normalize(row.Text("activityDisplayName", "operationName", "activity")),
            Category = row.Text("category"),
            OperationType = row.Text("operationType", "aadOperationType"),
            Result = row.Text("result")?.ToLowerInvariant(),
            ResultReason = row.Text("resultReason", "resultDescription"),
            CorrelationId = row.Text("correlationId"),
            LoggedByService = row.Text("loggedByService", "service"),
            InitiatedBy = Actor(row, details),
            TargetResources = row.Objects("targetResources") is { } targets ? [.. targets.Select(Target)] : DirectoryAuditPortalColumns.Targets(row),
            AdditionalDetails = details.Count > 0 ? details : DirectoryAuditPortalColumns.Details(row),
        };
    }

    private static AuditActor Actor(EvidenceRow row, IReadOnlyList<NameValue> details)
    {
        var userAgent = details.FirstOrDefault(detail => detail.Name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase))?.Value;
        var initiatedBy = row.Object("initiatedBy");
        if (initiatedBy is null)
        {
            return DirectoryAuditPortalColumns.Actor(row) with { UserAgent = userAgent };
        }

        if (initiatedBy.Object("app") is { } app && app.Text("appId", "servicePrincipalId", "displayName") is not null)
        {
            return new AuditActor
            {
                Kind = AuditActorKind.Application,
                Id = app.Text("servicePrincipalId"),
                ServicePrincipalId = app.Text("servicePrincipalId"),
                AppId = app.Text("appId"),
                DisplayName = app.Text("displayName", "servicePrincipalName"),
                IPAddress = MappedValues.Address(initiatedBy.Object("user")?.Text("ipAddress")),
                UserAgent = userAgent,
            };
        }

        var user = initiatedBy.Object("user");
        return user?.Text("id", "userPrincipalName", "displayName") is null ? AuditActor.Unknown : new AuditActor
        {
            Kind = AuditActorKind.User,
            Id = user.Text("id"),
            UserPrincipalName = user.Text("userPrincipalName"),
            DisplayName = user.Text("displayName"),
            IPAddress = MappedValues.Address(user.Text("ipAddress")),
            UserAgent = userAgent,
        };
    }

    private static AuditTarget Target(EvidenceRow target) => new()
    {
        Id = target.Text("id"),
        DisplayName = target.Text("displayName"),
        Type = target.Text("type"),
        UserPrincipalName = target.Text("userPrincipalName"),
        ModifiedProperties = MappedValues.Modified(target, "modifiedProperties"),
    };
}
