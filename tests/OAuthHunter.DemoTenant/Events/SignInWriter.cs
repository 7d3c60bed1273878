using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Events;

/// <summary>Writes sign-ins as the beta endpoint shows them, and where asked their shadow in the unified audit log.</summary>
internal sealed class SignInWriter(Contoso contoso, string purpose)
{
    private readonly DemoRandom random = contoso.Random("sign-ins/" + purpose);

    /// <summary>A sign-in of a person; null as the person's id means that the name does not exist here.</summary>
    public SignIn User(string? userId, string userPrincipalName, DateTimeOffset time, Place place, ClientApp client, int errorCode = 0)
    {
        var signIn = new SignIn
        {
            Id = random.Guid(),
            CreatedDateTime = time,
            UserId = userId ?? "00000000-0000-0000-0000-000000000000",
            UserPrincipalName = userPrincipalName,
            UserType = userId is null ? null : "member",
            AppId = client.AppId,
            AppDisplayName = client.Name,
            ResourceId = client.ResourceId,
            ResourceDisplayName = client.Resource,
            IPAddress = place.IPAddress,
            AutonomousSystemNumber = place.AutonomousSystem,
            City = place.City,
            CountryOrRegion = place.Country,
            Latitude = place.Latitude,
            Longitude = place.Longitude,
            ClientAppUsed = client.ClientAppUsed,
            UserAgent = client.UserAgent,
            AuthenticationRequirement = "singleFactorAuthentication",
            ErrorCode = errorCode,
            FailureReason = Reason(errorCode),
            ConditionalAccessStatus = errorCode is 0 or 50140 ? "success" : errorCode is 50074 or 50076 or 53003 ? "failure" : "notApplied",
            IsInteractive = true,
            DeviceOperatingSystem = client.OperatingSystem,
            DeviceBrowser = client.Browser,
            SignInEventTypes = ["interactiveUser"],
        };
        return signIn;
    }

    /// <summary>A sign-in of somebody of the house; administrators and people outside the offices prove a second factor.</summary>
    public SignIn Person(Person person, DateTimeOffset time, Place place, ClientApp client, int errorCode = 0)
    {
        var isStrong = person.IsAdmin || !Place.Offices.Contains(place);
        return User(person.Id, person.UserPrincipalName, time, place, client, errorCode) with
        {
            AuthenticationRequirement = isStrong ? "multiFactorAuthentication" : "singleFactorAuthentication",
            DeviceId = client == ClientApp.ActiveSync || client == ClientApp.OutlookMobile ? null : person.DeviceId,
            DeviceIsCompliant = client == ClientApp.ActiveSync || client == ClientApp.OutlookMobile ? null : true,
        };
    }

    /// <summary>A sign-in of an app with its own credential.</summary>
    public SignIn App(DemoApp app, DateTimeOffset time, Place place, ClientApp resource, string? keyId)
    {
        app.LastSignIn = app.LastSignIn > time ? app.LastSignIn : time;
        return new SignIn
        {
            Id = random.Guid(),
            CreatedDateTime = time,
            ServicePrincipalId = app.ServicePrincipalId,
            ServicePrincipalName = app.Name,
            ServicePrincipalCredentialKeyId = keyId,
            AppId = app.AppId,
            AppDisplayName = app.Name,
            ResourceId = resource.ResourceId,
            ResourceDisplayName = resource.Resource,
            IPAddress = place.IPAddress,
            AutonomousSystemNumber = place.AutonomousSystem,
            City = place.City,
            CountryOrRegion = place.Country,
            Latitude = place.Latitude,
            Longitude = place.Longitude,
            ErrorCode = 0,
            ConditionalAccessStatus = "notApplied",
            IsInteractive = false,
            SignInEventTypes = ["servicePrincipal"],
        };
    }

    public SignIn Write(SignIn signIn)
    {
        contoso.Add(EntitySets.SignIns, signIn);
        return signIn;
    }

    /// <summary>The same log-on in the unified audit log: seconds only, no place, and its number instead of its meaning.</summary>
    public void WriteShadow(SignIn signIn)
    {
        var succeeded = signIn.ErrorCode is 0 or 50140;
        contoso.Add(EntitySets.UnifiedAuditLog, new AuditRecord
        {
            Id = signIn.Id,
            CreationTime = AuditWriter.WholeSeconds(signIn.CreatedDateTime!.Value),
            Operation = succeeded ? "UserLoggedIn" : "UserLoginFailed",
            RecordType = "15",
            Workload = "AzureActiveDirectory",
            ResultStatus = succeeded ? "Success" : "Failed",
            OrganizationId = contoso.TenantId,
            UserId = signIn.UserPrincipalName,
            UserKey = signIn.UserId,
            UserType = 0,
            ClientIP = signIn.IPAddress,
            ObjectId = signIn.ResourceId,
            ApplicationId = signIn.AppId,
            ErrorNumber = $"{signIn.ErrorCode}",
            LogonError = LogonError(signIn.ErrorCode),
            ExtendedProperties =
            [
                new NameValue("ResultStatusDetail", succeeded ? "Success" : "UserError"),
                new NameValue("UserAgent", signIn.UserAgent),
                new NameValue("RequestType", "OAuth2:Token"),
            ],
            Actor = [new TypedId(signIn.UserId!, 0), new TypedId(signIn.UserPrincipalName!, 5)],
            Target = [new TypedId(signIn.ResourceId!, 0)],
        });
    }

    private static string? Reason(int errorCode) => errorCode switch
    {
        0 => null,
        50126 => "Error validating credentials due to invalid username or password.",
        50034 => "The user account does not exist in the directory.",
        50074 or 50076 => "Strong authentication is required.",
        50140 => "This error occurred due to 'Keep me signed in' interrupt when the user was signing-in.",
        _ => "Other.",
    };

    private static string? LogonError(int? errorCode) => errorCode switch
    {
        50126 => "InvalidUserNameOrPassword",
        50034 => "UserAccountNotFound",
        50074 => "UserStrongAuthClientAuthNRequired",
        50076 => "UserStrongAuthClientAuthNRequiredInterrupt",
        50140 => "KmsiInterrupt",
        _ => null,
    };
}
