using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>
/// Maps unified audit log records: rows that hold <c>AuditData</c> as JSON (Search-UnifiedAuditLog, the portal's CSV), bare
/// AuditData objects, and OfficeActivity rows of Log Analytics.
/// </summary>
public static class AuditRecordMapper
{
    private const string Details = "additionalDetails";

    public static AuditRecord Map(EvidenceRow row)
    {
        var inner = row.Object("AuditData");
        var isDamaged = inner is null && row.Has("AuditData");

        // Exports cut long cells: what stands before the cut is as good as ever, and the object is named early.
        var data = inner ?? (isDamaged ? JsonTextRow.ParseHead(row.Text("AuditData")) : null) ?? row;
        var operation = AuditOperations.Normalize(data.Text("Operation") ?? row.Text("Operation", "Operations"));

        // What people and apps do in mailboxes is named in one word; cmdlets have a dash.
        var isOfMailbox = operation is not null && operation.IndexOf('-') < 0;
        return new AuditRecord
        {
            Origin = row.Origin,
            Id = IdOf(row, data),
            CreationTime = TimeOf(row, data),
            Operation = operation,
            RecordType = AuditRecordCodes.RecordType(data.Text("RecordType") ?? row.Text("RecordType")),
            Workload = data.Text("Workload", "OfficeWorkload"),
            ResultStatus = data.Text("ResultStatus"),
            OrganizationId = data.Text("OrganizationId", "OrganizationId_"),
            UserId = data.Text("UserId", "UserId_") ?? row.Text("UserId", "UserIds"),
            UserKey = data.Text("UserKey"),
            UserType = AuditRecordCodes.UserType(data.Text("UserType")),
            ClientIP = MappedValues.Address(data.Text("ClientIP", "ClientIP_") ?? data.Text("ClientIPAddress", "Client_IPAddress", "ActorIpAddress")),
            ObjectId = data.Text("ObjectId", "OfficeObjectId"),
            AppId = data.Text("AppId", "AzureADAppId"),
            ClientAppId = data.Text("ClientAppId"),
            ExternalAccess = data.Flag("ExternalAccess"),
            UserAgent = data.Text("UserAgent"),
            SessionId = data.Text("SessionId") ?? data.Object("AppAccessContext")?.Text("AADSessionId"),
            ApplicationId = data.Text("ApplicationId"),
            ErrorNumber = data.Text("ErrorNumber", "ErrorCode"),
            LogonError = data.Text("LogonError"),
            Parameters = MappedValues.Pairs(data, "Parameters"),
            ExtendedProperties = Extended(data),
            ModifiedProperties = MappedValues.Modified(data, "ModifiedProperties"),
            Actor = Typed(data, "Actor"),
            Target = data.Has("Target") ? Typed(data, "Target") : Typed(data, "AADTarget"),
            MailboxOwner = isOfMailbox ? data.Text("MailboxOwnerUPN", "MailboxGuid") : null,
            LogonType = isOfMailbox ? LogonType(data.Text("LogonType") ?? data.Text("Logon_Type")) : null,
            OperationProperties = isOfMailbox && data.Has("OperationProperties") ? MappedValues.Pairs(data, "OperationProperties") : null,
            IsDamaged = isDamaged,
        };
    }

    /// <summary>The id that <see cref="Map"/> gives to a record that is not damaged; null for a damaged one.</summary>
    public static string? IdOf(EvidenceRow row) => row.Object("AuditData") is { } inner ? IdOf(row, inner) : row.Has("AuditData") ? null : IdOf(row, row);

    /// <summary>The time that <see cref="Map"/> gives to a record that is not damaged.</summary>
    public static DateTimeOffset? TimeOf(EvidenceRow row) => TimeOf(row, row.Object("AuditData") ?? row);

    private static string? IdOf(EvidenceRow row, EvidenceRow data) => data.Text("Id", "OfficeId") ?? row.Text("RecordId", "Identity", "Id") ?? data.Text("SourceRecordId");

    private static DateTimeOffset? TimeOf(EvidenceRow row, EvidenceRow data) =>
        data.Time("CreationTime") ?? row.Time("CreationDate", "CreationTime") ?? data.Time("Start_Time", "TimeGenerated");

    // A number in the log itself, a word in Log Analytics.
    private static int? LogonType(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "0" or "owner" => 0,
        "1" or "admin" => 1,
        "2" or "delegated" or "delegate" => 2,
        _ => null,
    };

    /// <summary>Extended and device properties in one list; details that are JSON inside a value are laid open behind them.</summary>
    private static IReadOnlyList<NameValue> Extended(EvidenceRow data)
    {
        var properties = MappedValues.Pairs(data, "ExtendedProperties");
        var device = MappedValues.Pairs(data, "DeviceProperties");
        var hasDetails = properties.Any(pair => string.Equals(pair.Name, Details, StringComparison.OrdinalIgnoreCase));
        if (device.Count == 0 && !hasDetails)
        {
            return properties;
        }

        return [.. properties, .. device, .. hasDetails ? Opened(data) : []];
    }

    private static IEnumerable<NameValue> Opened(EvidenceRow data) => (data.Objects("ExtendedProperties") ?? [])
        .Where(item => string.Equals(item.Text("Name"), Details, StringComparison.OrdinalIgnoreCase))
        .Select(item => item.Object("Value"))
        .OfType<EvidenceRow>()
        .SelectMany(details => details.Names.Select(name => new NameValue(name, details.Text(name))));

    private static IReadOnlyList<TypedId> Typed(EvidenceRow data, string name) => data.Objects(name) is { } items
        ? [.. items.Where(item => item.Text("ID") is not null).Select(item => new TypedId(item.Text("ID")!, item.Integer("Type")))]
        : [];
}
