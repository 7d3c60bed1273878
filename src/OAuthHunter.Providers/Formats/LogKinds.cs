using OAuthHunter.Evidence;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Formats;

/// <summary>Recognises log records.</summary>
internal static class LogKinds
{
    private static readonly HashSet<string> SignInTables = new(StringComparer.OrdinalIgnoreCase)
    {
        "SigninLogs", "AADNonInteractiveUserSignInLogs", "AADServicePrincipalSignInLogs", "AADManagedIdentitySignInLogs",
        "NonInteractiveUserSignInLogs", "ServicePrincipalSignInLogs", "ManagedIdentitySignInLogs",
    };

    private static readonly HashSet<string> HuntedWorkloads = new(StringComparer.OrdinalIgnoreCase) { "Exchange", "AzureActiveDirectory", "Aad" };

    // Made once: these fill the logs.
    private static readonly Dictionary<string, RecordKind> Common = new[]
    {
        "SharePoint", "OneDrive", "MicrosoftTeams", "PowerBI", "SecurityComplianceCenter", "PublicEndpoint", "Yammer", "Copilot",
    }.ToDictionary(workload => workload, workload => RecordKind.Ignored("Unified audit log, " + workload), StringComparer.OrdinalIgnoreCase);

    private static RecordKind SignIns => RecordKinds.For(EntitySets.SignIns);

    private static RecordKind DirectoryAudits => RecordKinds.For(EntitySets.DirectoryAudits);

    private static RecordKind UnifiedAuditLog { get; } = RecordKinds.For(EntitySets.UnifiedAuditLog);

    /// <summary>A record of diagnostic settings: an envelope with time and category around Graph's own object.</summary>
    public static (RecordKind Kind, EvidenceRow Row)? DiagnosticSettings(EvidenceRow row)
    {
        if (!row.Has("properties") || !row.Has("category") || !(row.Has("time") || row.Has("operationName")))
        {
            return null;
        }

        var category = row.Text("category");
        var inner = row.Object("properties");
        if (category is null || inner is null)
        {
            return null;
        }

        var overlay = new OverlayRow(inner, row);
        if (category.Equals("AuditLogs", StringComparison.OrdinalIgnoreCase))
        {
            return (DirectoryAudits, overlay);
        }

        return SignInTables.Contains(category) ? (SignIns, overlay) : (RecordKind.Ignored("Diagnostic settings, " + category), row);
    }

    public static RecordKind? Of(EvidenceRow row)
    {
        if (row.Has("AuditData"))
        {
            return OfWorkload(WorkloadInText(row));
        }

        if (row.Has("OfficeWorkload"))
        {
            return OfWorkload(row.Text("OfficeWorkload"));
        }

        if (row.Has("Workload") && row.Has("Operation") && (row.Has("CreationTime") || row.Has("RecordType")))
        {
            return OfWorkload(row.Text("Workload"));
        }

        return IsMessageTrace(row) ? RecordKinds.For(EntitySets.MessageTraces) : OfTable(row) ?? OfEntra(row);
    }

    /// <summary>Records of products that are not hunted in, so that their files are named and counted.</summary>
    public static RecordKind? NotHunted(EvidenceRow row)
    {
        if (row.Has("OperationNameValue") || (row.Has("operationName") && row.Has("resourceId") && row.Has("category")))
        {
            return RecordKinds.For(EntitySets.AzureActivities);
        }

        if (row.Has("ActionType") && row.Has("Timestamp"))
        {
            return RecordKind.Ignored("Defender advanced hunting");
        }

        if (row.Has("riskEventType"))
        {
            return RecordKind.Ignored("Risk detections");
        }

        return row.Has("TimeGenerated") && row.Text("Type", "$table") is { } table ? RecordKind.Ignored("Log Analytics, " + table) : null;
    }

    /// <summary>Trace by cmdlet or Graph, a row of a historical search, or one of Defender's EmailEvents.</summary>
    private static bool IsMessageTrace(EvidenceRow row) => row.Has("RecipientAddress") && row.Has("SenderAddress")
        ? row.Has("MessageTraceId") || row.Has("Received") || row.Has("receivedDateTime")
        : (row.Has("sender_address") && (row.Has("recipient_status") || row.Has("recipient_address"))) || (row.Has("EmailDirection") && row.Has("RecipientEmailAddress"));

    private static RecordKind? OfTable(EvidenceRow row)
    {
        var table = row.Text("Type", "$table");
        if (table is null)
        {
            return null;
        }

        if (SignInTables.Contains(table))
        {
            // A query may have summarised the table into something else.
            return IsSignIn(row) ? SignIns : RecordKind.Ignored("Log Analytics query result, " + table);
        }

        if (table.Equals("AuditLogs", StringComparison.OrdinalIgnoreCase))
        {
            return row.Has("TargetResources") || row.Has("InitiatedBy") ? DirectoryAudits : RecordKind.Ignored("Log Analytics query result, " + table);
        }

        return table.Equals("AzureActivity", StringComparison.OrdinalIgnoreCase) ? RecordKinds.For(EntitySets.AzureActivities) : null;
    }

    private static RecordKind? OfEntra(EvidenceRow row)
    {
        if (row.Has("TargetResources") && (row.Has("ActivityDisplayName") || row.Has("OperationName")))
        {
            return DirectoryAudits;
        }

        if (row.Has("activityDisplayName") && row.Has("initiatedBy"))
        {
            return DirectoryAudits;
        }

        if (row.Has("ActorType") && row.Has("Activity") && row.Has("Date"))
        {
            return DirectoryAudits;
        }

        return IsSignIn(row) ? SignIns : null;
    }

    private static bool IsSignIn(EvidenceRow row)
    {
        var isPortal = row.Has("Date") && row.Has("Status") && row.Has("IPAddress") && row.Has("RequestID");
        var hasOutcome = row.Has("status") || row.Has("ResultType");
        var hasTime = row.Has("createdDateTime") || row.Has("TimeGenerated") || row.Has("Id");
        var hasSubject = row.Has("userPrincipalName") || row.Has("userId") || row.Has("servicePrincipalId");
        return isPortal || (hasOutcome && hasTime && hasSubject && row.Has("ipAddress") && (row.Has("appId") || row.Has("appDisplayName")));
    }

    /// <summary>A bare record of the unified audit log, told by the workload that it names.</summary>
    public static RecordKind OfWorkload(string? workload) =>
        workload is null || HuntedWorkloads.Contains(workload) ? UnifiedAuditLog
        : Common.TryGetValue(workload, out var known) ? known
        : RecordKind.Ignored("Unified audit log, " + workload);

    /// <summary>Finds the workload without parsing where nothing was parsed yet; damaged data has none and is kept.</summary>
    private static string? WorkloadInText(EvidenceRow row)
    {
        if (row is IndexedRow { Inner: { } whole })
        {
            return whole.Text("Workload");
        }

        var data = row.Text("AuditData");
        var at = data?.IndexOf("\"Workload\"", StringComparison.OrdinalIgnoreCase) ?? -1;
        var opening = at < 0 ? -1 : data!.IndexOf('"', Math.Min(at + 10, data.Length));
        var closing = opening < 0 ? -1 : data!.IndexOf('"', Math.Min(opening + 1, data.Length));
        return closing < 0 ? null : data!.Substring(opening + 1, closing - opening - 1);
    }
}
