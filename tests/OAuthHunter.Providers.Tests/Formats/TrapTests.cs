using OAuthHunter.Model;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Formats;

/// <summary>The ways in which real exports differ from the documentation, each with invented data.</summary>
public sealed class TrapTests
{
    private const string Outer = "RecordType,CreationDate,UserIds,Operations,AuditData,ResultIndex,Identity\n";

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("192.0.2.7:41233", "192.0.2.7")]
    [InlineData("[2001:db8::7]:41233", "2001:db8::7")]
    [InlineData("2001:db8::7", "2001:db8::7")]
    public void Client_address_loses_port_and_brackets(string written, string address)
    {
        Assert.Equal(address, Audit($$"""{"Id":"1","CreationTime":"2026-09-01T10:00:00","Operation":"Set-Mailbox","Workload":"Exchange","ClientIP":"{{written}}"}""").ClientIP);
    }

    [Theory]
    [InlineData("""[{"Name":"Enabled","Value":"True"}]""")]
    [InlineData("""{"Name":"Enabled","Value":"True"}""")]
    [InlineData("""{"Enabled":"True"}""")]
    [InlineData("""
        "[{\"Name\":\"Enabled\",\"Value\":\"True\"}]"
        """)]
    public void Parameters_come_in_four_forms(string parameters)
    {
        var record = Audit($$"""{"Id":"1","CreationTime":"2026-09-01T10:00:00","Operation":"New-InboundConnector","Workload":"Exchange","Parameters":{{parameters}}}""");

        Assert.Equal(new NameValue("Enabled", "True"), Assert.Single(record.Parameters));
    }

    [Fact]
    public void A_time_without_zone_is_UTC_and_an_operation_loses_its_full_stop()
    {
        var record = Audit("""{"Id":"1","CreationTime":"2026-09-01T10:00:00","Operation":"Add application.","RecordType":8,"Workload":"AzureActiveDirectory"}""");

        Assert.Equal(new DateTimeOffset(2026, 9, 1, 10, 0, 0, TimeSpan.Zero), record.CreationTime);
        Assert.Equal("Add application", record.Operation);
    }

    [Fact]
    public void A_dash_and_a_trailing_blank_are_normalised_and_values_lose_one_layer_of_quotes()
    {
        var audit = Read("""
            {"id":"1","activityDisplayName":"Update application – Certificates and secrets management ","activityDateTime":"2026-09-01T10:00:00Z",
             "initiatedBy":{"user":null,"app":{"appId":"a1","servicePrincipalId":"s1","displayName":"Sync"}},
             "targetResources":[{"id":"t1","type":"Application","modifiedProperties":[
               {"displayName":"KeyDescription","oldValue":"[]","newValue":"[\"[KeyIdentifier=1]\"]"},
               {"displayName":"Included Updated Properties","oldValue":null,"newValue":"\"KeyDescription\""}]}]}
            """).Of<DirectoryAudit>().Single();

        Assert.Equal("Update application - Certificates and secrets management", audit.ActivityDisplayName);
        Assert.Equal(AuditActorKind.Application, audit.InitiatedBy.Kind);
        Assert.Equal("[\"[KeyIdentifier=1]\"]", audit.TargetResources[0].ModifiedProperties[0].NewValue);
        Assert.Equal("KeyDescription", audit.TargetResources[0].ModifiedProperties[1].NewValue);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"\"CreationTime\"\":\"\"2026-09-01T10:00:00\"\",\"\"Id\"\":")]
    public void Damaged_AuditData_leaves_the_outer_columns(string data)
    {
        var record = ReadFile("audit.csv", Outer + $"ExchangeAdmin,2026-09-01T10:00:00,eve@contoso.com,Set-TransportRule,\"{data}\",1,id-1\n").Of<AuditRecord>().Single();

        Assert.True(record.IsDamaged);
        Assert.Equal(("id-1", "Set-TransportRule", "eve@contoso.com"), (record.Id, record.Operation, record.UserId));
        Assert.NotNull(record.CreationTime);
    }

    [Fact]
    public void What_stands_before_the_cut_of_AuditData_is_kept()
    {
        const string data = "{\"CreationTime\":\"2026-09-01T10:00:00\",\"Id\":\"id-1\",\"UserType\":6,\"ObjectId\":\"Ran, \\\"a\\\"\",\"AppId\":\"11111111-0000-4000-8000-000000000001\","
            + "\"Parameters\":[{\"Name\":\"Name\",\"Value\":\"Ran\"},{\"Name\":\"SenderIPAddresses\",\"Value\":\"203.0";
        var record = ReadFile("audit.csv", Outer + $"ExchangeAdmin,2026-09-01T10:00:00,eve@contoso.com,New-InboundConnector,\"{data.Replace("\"", "\"\"")}\",1,id-1\n").Of<AuditRecord>().Single();

        Assert.True(record.IsDamaged);
        Assert.Equal(("Ran, \"a\"", 6, "11111111-0000-4000-8000-000000000001"), (record.ObjectId, record.UserType, record.AppId));
        Assert.Equal([new NameValue("Name", "Ran")], record.Parameters);
    }

    [Fact]
    public void The_portals_newer_audit_columns_are_read()
    {
        var record = ReadFile("audit.csv", "RecordId,CreationDate,RecordType,Operation,UserId,AuditData\n"
            + "r1,2026-09-01T10:00:00Z,1,New-InboundConnector,eve@contoso.com,\"{\"\"Id\"\":\"\"r1\"\",\"\"Workload\"\":\"\"Exchange\"\",\"\"Operation\"\":\"\"New-InboundConnector\"\"}\"\n").Of<AuditRecord>().Single();

        Assert.False(record.IsDamaged);
        Assert.Equal("r1", record.Id);
        Assert.Equal("1", record.RecordType);
    }

    [Fact]
    public void Log_Analytics_columns_hold_JSON_and_type_suffixes()
    {
        var signIn = ReadFile("signins.csv",
            "TimeGenerated [UTC],Id,UserPrincipalName,AppId,AppDisplayName,IPAddress,ResultType,ResultDescription,Location,LocationDetails_dynamic,LocationDetails_string,Status_string,Type\n"
            + "\"9/1/2026, 10:00:01.500 PM\",s1,amy@contoso.com,app1,Portal,192.0.2.7,50126,bad password,NL,\"{\"\"city\"\":\"\"Delft\"\",\"\"geoCoordinates\"\":{\"\"latitude\"\":52.01,\"\"longitude\"\":4.36}}\",,\"{\"\"errorCode\"\":50126}\",SigninLogs\n").Of<SignIn>().Single();

        Assert.Equal(new DateTimeOffset(2026, 9, 1, 22, 0, 1, 500, TimeSpan.Zero), signIn.CreatedDateTime);
        Assert.Equal(("Delft", "NL", 52.01), (signIn.City, signIn.CountryOrRegion, signIn.Latitude));
        Assert.Equal(50126, signIn.ErrorCode);
        Assert.Equal(["interactiveUser"], signIn.SignInEventTypes);
    }

    [Fact]
    public void The_Entra_portals_sign_in_columns_are_read()
    {
        var signIn = ReadFile("portal.csv",
            "Date (UTC),Request ID,User agent,User ID,Username,Application,Application ID ,IP address,Location,Status,Sign-in error code,Client app,Authentication requirement\n"
            + "2026-09-01T10:00:00Z,r1,Mozilla,u1,amy@contoso.com,Portal,app1,192.0.2.7,\"Delft, Zuid-Holland, NL\",Success,None,Browser,Multifactor authentication\n").Of<SignIn>().Single();

        Assert.Equal(("amy@contoso.com", "Portal", "app1", "192.0.2.7"), (signIn.UserPrincipalName, signIn.AppDisplayName, signIn.AppId, signIn.IPAddress));
        Assert.Equal(("Delft", "Zuid-Holland", "NL"), (signIn.City, signIn.State, signIn.CountryOrRegion));
        Assert.Equal((0, "multiFactorAuthentication"), (signIn.ErrorCode, signIn.AuthenticationRequirement));
    }

    [Fact]
    public void Diagnostic_settings_wrap_the_record()
    {
        var signIn = Read("""
            {"time":"2026-09-01T10:00:00Z","category":"NonInteractiveUserSignInLogs","operationName":"Sign-in activity","resultType":"0","callerIpAddress":"192.0.2.7",
             "properties":{"id":"s1","createdDateTime":"2026-09-01T09:59:59Z","userPrincipalName":"amy@contoso.com","appId":"app1","status":{"errorCode":0}}}
            """).Of<SignIn>().Single();

        Assert.Equal(("s1", "192.0.2.7", 0, false), (signIn.Id, signIn.IPAddress, signIn.ErrorCode, signIn.IsInteractive));
    }

    [Fact]
    public void OfficeActivity_names_become_the_audit_logs_numbers()
    {
        var record = ReadFile("office.csv", "RecordType,TimeGenerated [UTC],Operation,UserType,OfficeWorkload,OfficeObjectId,UserId,ClientIP_,Parameters,OfficeId,Type\n"
            + "ExchangeAdmin,\"9/1/2026, 10:00:00.000 AM\",New-TransportRule,Admin,Exchange,Rule 1,eve@contoso.com,192.0.2.7:55,\"[{\"\"Name\"\":\"\"Name\"\",\"\"Value\"\":\"\"Rule 1\"\"}]\",o1,OfficeActivity\n").Of<AuditRecord>().Single();

        Assert.Equal(("o1", "1", 2, "Exchange", "Rule 1", "192.0.2.7"), (record.Id, record.RecordType, record.UserType, record.Workload, record.ObjectId, record.ClientIP));
        Assert.Equal("Rule 1", Assert.Single(record.Parameters).Value);
    }

    [Theory]
    [InlineData("192.0.2.1;192.0.2.2")]
    [InlineData("192.0.2.1, 192.0.2.2")]
    [InlineData("192.0.2.1\n192.0.2.2")]
    public void Exchange_multi_values_in_one_cell_are_split(string cell)
    {
        var connector = ReadFile("c.csv", $"Name,ConnectorType,SenderIPAddresses,SenderDomains,Enabled,WhenCreatedUTC\nRelay,OnPremises,\"{cell}\",,True,9/1/2026 10:00:00 AM\n").Of<InboundConnector>().Single();

        Assert.Equal(["192.0.2.1", "192.0.2.2"], connector.SenderIPAddresses);
        Assert.Empty(connector.SenderDomains!);
        Assert.Null(connector.TrustedOrganizations);
        Assert.True(connector.Enabled);
    }

    [Fact]
    public void A_type_name_in_place_of_a_list_is_a_lost_value_not_an_empty_one()
    {
        var connector = ReadFile("c.csv", "#TYPE Selected.Connector\nName,ConnectorType,SenderIPAddresses,SenderDomains\nRelay,OnPremises,System.String[],smtp:*;1\n").Of<InboundConnector>().Single();

        Assert.Null(connector.SenderIPAddresses);
    }

    [Fact]
    public void PascalCase_and_millisecond_dates_of_PowerShell_are_read()
    {
        var app = Read("""
            [{"Id":"o1","AppId":"a1","DisplayName":"App","PublisherDomain":"contoso.com","CreatedDateTime":"\/Date(1600000000000)\/",
              "PasswordCredentials":{"KeyId":"k1","EndDateTime":"/Date(1700000000000)/"},"KeyCredentials":[null]}]
            """).Of<Application>().Single();

        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1600000000000), app.CreatedDateTime);
        Assert.Equal("k1", Assert.Single(app.PasswordCredentials!).KeyId);
        Assert.Empty(app.KeyCredentials!);
        Assert.Null(app.RequiredResourceAccess);
    }

    private static AuditRecord Audit(string json) => Read(json).Of<AuditRecord>().Single();

    private static RecordingSink Read(string json) => ReadFile("evidence.json", json);

    private static RecordingSink ReadFile(string name, string text)
    {
        using var folder = new TempFolder();
        folder.Write(name, text);
        return folder.Read().Sink;
    }
}
