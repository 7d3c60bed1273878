using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>
/// Maps sign-ins of Graph (v1.0 and beta), Log Analytics (SigninLogs and its siblings), diagnostic settings and the CSV that the
/// Entra portal downloads. CSV headers are asked for without their blanks (<c>IP address</c> is <c>IPAddress</c>).
/// </summary>
public static class SignInMapper
{
    public static SignIn Map(EvidenceRow row)
    {
        var place = SignInPlace.Of(row);
        var device = row.Object("deviceDetail");
        var status = row.Object("status");
        return new SignIn
        {
            Origin = row.Origin,
            Id = row.Text("id", "requestId", "originalRequestId"),
            CreatedDateTime = row.Time("createdDateTime") ?? row.Time("timeGenerated", "date") ?? row.Time("time"),
            UserId = row.Text("userId"),
            UserPrincipalName = row.Text("userPrincipalName", "username"),
            UserType = row.Text("userType"),
            ServicePrincipalId = row.Text("servicePrincipalId"),
            ServicePrincipalName = row.Text("servicePrincipalName"),
            ServicePrincipalCredentialKeyId = row.Text("servicePrincipalCredentialKeyId"),
            AppId = row.Text("appId", "applicationId"),
            AppDisplayName = row.Text("appDisplayName", "application"),
            ResourceId = row.Text("resourceIdentity") ?? ResourceId(row.Text("resourceId")),
            ResourceDisplayName = row.Text("resourceDisplayName") ?? (row.Has("username") ? row.Text("resource") : null),
            IPAddress = MappedValues.Address(row.Text("ipAddress", "callerIpAddress")),
            AutonomousSystemNumber = row.Integer("autonomousSystemNumber"),
            City = place.City,
            State = place.State,
            CountryOrRegion = place.Country,
            Latitude = place.Latitude,
            Longitude = place.Longitude,
            ClientAppUsed = row.Text("clientAppUsed", "clientApp"),
            UserAgent = row.Text("userAgent"),
            AuthenticationProtocol = NoneIsNull(row.Text("authenticationProtocol")?.Replace(" ", string.Empty)),
            AuthenticationRequirement = Requirement(row.Text("authenticationRequirement")),
            ErrorCode = ErrorCode(row, status),
            FailureReason = status?.Text("failureReason") ?? row.Text("failureReason", "resultDescription"),
            AdditionalDetails = status?.Text("additionalDetails"),
            ConditionalAccessStatus = row.Text("conditionalAccessStatus", "conditionalAccess"),
            RiskLevelDuringSignIn = row.Text("riskLevelDuringSignIn"),
            RiskState = row.Text("riskState"),
            IsInteractive = row.Flag("isInteractive") ?? EventTypeOf(row) switch { null => null, "interactiveUser" => true, _ => false },
            SessionId = row.Text("sessionId"),
            CorrelationId = row.Text("correlationId"),
            DeviceId = device?.Text("deviceId") ?? row.Text("deviceId"),
            DeviceOperatingSystem = device?.Text("operatingSystem") ?? row.Text("operatingSystem"),
            DeviceBrowser = device?.Text("browser") ?? row.Text("browser"),
            DeviceIsCompliant = device?.Flag("isCompliant") ?? row.Flag("compliant"),
            SignInEventTypes = row.Texts("signInEventTypes") ?? (EventTypeOf(row) is { } type ? [type] : null),
        };
    }

    /// <summary>AADSTS code. The portal writes no code beside a success.</summary>
    private static int? ErrorCode(EvidenceRow row, EvidenceRow? status)
    {
        var code = status?.Integer("errorCode") ?? row.Integer("resultType") ?? row.Integer("signInErrorCode") ?? row.Integer("errorCode");
        var succeeded = status is null && string.Equals(row.Text("status"), "Success", StringComparison.OrdinalIgnoreCase);
        return code ?? (succeeded ? 0 : null);
    }

    /// <summary>Log Analytics keeps the Azure path of the tenant in this column, not the resource that was signed in to.</summary>
    private static string? ResourceId(string? text) => text?.StartsWith("/", StringComparison.Ordinal) == true ? null : text;

    /// <summary>The kind of sign-in, from the table or category that held it.</summary>
    private static string? EventTypeOf(EvidenceRow row)
    {
        var table = row.Text("type", "category");
        return table is null ? null : table.ToLowerInvariant() switch
        {
            "signinlogs" => "interactiveUser",
            "aadnoninteractiveusersigninlogs" or "noninteractiveusersigninlogs" => "nonInteractiveUser",
            "aadserviceprincipalsigninlogs" or "serviceprincipalsigninlogs" => "servicePrincipal",
            "aadmanagedidentitysigninlogs" or "managedidentitysigninlogs" => "managedIdentity",
            _ => null,
        };
    }

    /// <summary>The portal writes the names out for people.</summary>
    private static string? Requirement(string? text) => text?.Replace(" ", string.Empty).Replace("-", string.Empty).ToLowerInvariant() switch
    {
        null => null,
        "multifactorauthentication" => "multiFactorAuthentication",
        "singlefactorauthentication" => "singleFactorAuthentication",
        _ => text,
    };

    private static string? NoneIsNull(string? text) => string.Equals(text, "none", StringComparison.OrdinalIgnoreCase) ? null : text;
}
