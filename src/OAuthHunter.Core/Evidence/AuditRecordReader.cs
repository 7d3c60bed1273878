using System.Globalization;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>
/// Reads Entra's own events out of the unified audit log, so that a tenant without Entra exports is hunted in with the same
/// detections.
/// </summary>
internal static class AuditRecordReader
{
    private static readonly Dictionary<string, int> LogonErrors = new(StringComparer.OrdinalIgnoreCase)
    {
        ["InvalidUserNameOrPassword"] = 50126,
        ["UserAccountNotFound"] = 50034,
        ["IdsLocked"] = 50053,
        ["UserDisabled"] = 50057,
        ["InvalidPasswordExpiredPassword"] = 50055,
        ["UserStrongAuthClientAuthNRequiredInterrupt"] = 50074,
        ["UserStrongAuthClientAuthNRequired"] = 50076,
        ["UserStrongAuthEnrollmentRequiredInterrupt"] = 50072,
        ["DeviceAuthenticationRequired"] = 50097,
        ["BlockedByConditionalAccess"] = 53003,
    };

    /// <summary>The sign-in that the record tells of (UserLoggedIn, UserLoginFailed); null for any other record.</summary>
    public static SignIn? ToSignIn(AuditRecord record)
    {
        var failed = Is(record.Operation, "UserLoginFailed");
        if (!failed && !Is(record.Operation, "UserLoggedIn"))
        {
            return null;
        }

        var actor = AuditActors.From(record);
        var isApp = actor.Kind == AuditActorKind.Application;
        return new SignIn
        {
            Origin = record.Origin,
            Id = record.Id,
            CreatedDateTime = record.CreationTime,
            UserId = isApp ? null : actor.Id,
            UserPrincipalName = actor.UserPrincipalName,
            ServicePrincipalId = isApp ? actor.ServicePrincipalId : null,
            ServicePrincipalName = isApp ? actor.DisplayName : null,
            AppId = record.ApplicationId ?? actor.AppId,
            ResourceId = Guid.TryParse(record.ObjectId, out _) ? record.ObjectId : null,
            IPAddress = record.ClientIP,
            UserAgent = actor.UserAgent,
            ErrorCode = ErrorCode(record, failed),
            FailureReason = record.LogonError,
            AdditionalDetails = Property(record, "ResultStatusDetail"),
            SessionId = record.SessionId ?? Property(record, "SessionId"),
            DeviceOperatingSystem = Property(record, "OS"),
            DeviceBrowser = Property(record, "BrowserType"),
            FromUnifiedAuditLog = true,
        };
    }

    /// <summary>The change in Entra that the record tells of; null for any other record.</summary>
    public static DirectoryAudit? ToDirectoryAudit(AuditRecord record)
    {
        if (record.RecordType != AuditRecordCodes.AzureActiveDirectory || record.Operation is null)
        {
            return null;
        }

        return new DirectoryAudit
        {
            Origin = record.Origin,
            Id = record.Id,
            ActivityDateTime = record.CreationTime,
            ActivityDisplayName = AuditOperations.Normalize(record.Operation),
            Result = Result(record.ResultStatus),
            InitiatedBy = AuditActors.From(record),
            TargetResources = Targets(record),
            AdditionalDetails = record.ExtendedProperties,
            FromUnifiedAuditLog = true,
        };
    }

    private static IReadOnlyList<AuditTarget> Targets(AuditRecord record)
    {
        var target = TypedIdentity.Of(record.Target);
        var objectId = Guid.TryParse(record.ObjectId, out _) ? record.ObjectId : null;
        var upn = target.UserPrincipalName ?? (record.ObjectId?.IndexOf('@') > 0 ? record.ObjectId : null);
        var name = target.Name ?? (objectId is null && upn is null ? record.ObjectId : null);
        if ((target.ObjectId ?? objectId ?? upn ?? name) is null && record.ModifiedProperties.Count == 0)
        {
            return [];
        }

        return
        [
            new AuditTarget
            {
                Id = target.ObjectId ?? objectId,
                DisplayName = name,
                Type = target.Kind ?? (upn is null ? null : "User"),
                UserPrincipalName = upn,
                ModifiedProperties = record.ModifiedProperties,
            },
        ];
    }

    private static int? ErrorCode(AuditRecord record, bool failed)
    {
        if (int.TryParse(record.ErrorNumber, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && (number != 0 || !failed))
        {
            return number;
        }

        return !failed ? 0 : record.LogonError is { } name && LogonErrors.TryGetValue(name, out number) ? number : null;
    }

    private static string? Result(string? status) => status?.Trim().ToLowerInvariant() switch
    {
        null => null,
        "success" or "succeeded" or "true" => "success",
        "failure" or "failed" or "fail" or "false" => "failure",
        var other => other,
    };

    private static string? Property(AuditRecord record, string name) =>
        record.ExtendedProperties.FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    private static bool Is(string? operation, string name) => string.Equals(operation, name, StringComparison.OrdinalIgnoreCase);
}
