using OAuthHunter.Emulator.Hosting;

namespace OAuthHunter.Providers.Tests.Emulator;

public sealed class EmulatorArgumentsTests
{
    [Fact]
    public void What_is_not_said_makes_the_whole_tenant_readable()
    {
        var options = EmulatorArguments.Parse(["--snapshot", "contoso"]);
        Assert.Equal(("contoso", 0, false), (options.SnapshotPath, options.Port, options.UseHttps));
        Assert.Equal(EmulatorOptions.ReadOnlyPermissions, options.GraphPermissions);
        Assert.Equal([EmulatorOptions.GlobalReader], options.DirectoryRoles);
    }

    [Fact]
    public void Each_option_has_its_effect()
    {
        var options = EmulatorArguments.Parse(
            ["--snapshot", "contoso", "--port", "8443", "--https", "--permission", "User.Read.All", "--permission", "Domain.Read.All", "--exchange-role", "none", "--licence", "P1", "--page-limit", "50", "--client-secret", "other"]);
        Assert.Equal((8443, true, 50, "other"), (options.Port, options.UseHttps, options.PageLimit, options.ClientSecret));
        Assert.Equal(["User.Read.All", "Domain.Read.All"], options.GraphPermissions);
        Assert.Empty(options.DirectoryRoles);
        Assert.Equal(["P1"], options.Licences);
    }

    [Theory]
    [InlineData("--port", "80")]
    [InlineData("--snapshot")]
    [InlineData("--snapshot", "contoso", "--port", "many")]
    [InlineData("--snapshot", "contoso", "--colour", "red")]
    public void What_cannot_be_understood_is_refused(params string[] arguments) => Assert.Throws<ArgumentException>(() => EmulatorArguments.Parse(arguments));

    [Fact]
    public async Task A_snapshot_that_is_not_there_is_told() =>
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => TenantEmulator.StartAsync(new EmulatorOptions { SnapshotPath = "/nowhere/at/all" }));

    [Fact]
    public async Task Over_https_it_serves_with_a_certificate_of_its_own()
    {
        await using var tenant = await EmulatedTenant.StartAsync(options => options with { UseHttps = true });
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == tenant.Emulator.Certificate!.Thumbprint };
        using var http = new HttpClient(handler);
        var text = await http.GetStringAsync(new Uri(tenant.Emulator.BaseAddress, $"/{tenant.Emulator.TenantId}/v2.0/.well-known/openid-configuration"));
        Assert.Contains($"\"token_endpoint\":\"https://127.0.0.1:{tenant.Emulator.BaseAddress.Port}/", text, StringComparison.Ordinal);
    }
}
