using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the Azure activity log: Log Analytics (AzureActivity), diagnostic settings, and the portal's or API's JSON.</summary>
public static class AzureActivityMapper
{
    public static AzureActivity Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("EventDataId", "eventDataId") ?? row.Text("id", "CorrelationId"),
        EventTimestamp = row.Time("EventSubmissionTimestamp", "eventTimestamp") ?? row.Time("TimeGenerated", "time"),
        OperationName = row.Text("OperationNameValue") ?? row.Object("operationName")?.Text("value") ?? row.Text("OperationName"),
        Caller = row.Text("Caller"),
        CallerIpAddress = MappedValues.Address(row.Text("CallerIpAddress") ?? row.Object("httpRequest")?.Text("clientIpAddress")),
        Status = row.Text("ActivityStatusValue") ?? row.Object("status")?.Text("value") ?? row.Text("resultType", "status"),
        ResourceId = row.Text("_ResourceId", "resourceId") ?? row.Text("ResourceId"),
    };

    /// <summary>Whether a record concerns the export of Entra's logs; all others pass by.</summary>
    public static bool IsDiagnosticSetting(string? operation) =>
        operation is not null && operation.StartsWith("microsoft.aadiam/diagnosticSettings/", StringComparison.OrdinalIgnoreCase);
}
