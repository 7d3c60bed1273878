using System.Net;
using System.Text;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Identity;
using OAuthHunter.Providers.Tests.Graph;

namespace OAuthHunter.Providers.Tests.Identity;

/// <summary>No token and no secret leaves by a text.</summary>
public sealed class SecretsTests
{
    /// <summary>The worst service: every answer repeats the token, as error and as damaged page.</summary>
    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(200)]
    public async Task Nothing_that_a_read_reports_holds_the_token(int status)
    {
        var run = GraphRun.WithTenant();
        run.Graph.Fault = (request, _, _) => status == 200
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{\"value\": [" + request.Headers.Authorization) }
            : FakeGraph.Error(status, "Failure", $"Not with {request.Headers.Authorization}, nor access_token={FakeTokens.Secret}");

        await run.ReadAsync();

        var text = new StringBuilder();
        run.Files.ForEach(file => text.AppendLine($"{file} {file.Path} {file.Problem} {file.RecommendedAction}"));
        run.Report.Coverage.Sets.ToList().ForEach(set => text.AppendLine($"{set} {set.Reason}"));
        Assert.Contains(run.Report.Coverage.Sets, set => set.State is EvidenceState.Denied or EvidenceState.NotCaptured);
        Assert.DoesNotContain("VERYSECRETTOKEN", text.ToString(), StringComparison.Ordinal);
        Assert.All(run.Graph.Requests, request => Assert.DoesNotContain("VERYSECRETTOKEN", request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Bearer abcdef0123456789")]
    [InlineData("client_secret=abcdef0123456789&x=1")]
    [InlineData("{\"access_token\": \"abcdef0123456789\"}")]
    [InlineData("password: abcdef0123456789")]
    public void Named_secrets_are_removed(string text) => Assert.DoesNotContain("abcdef0123456789", Secrets.Scrub(text), StringComparison.Ordinal);

    [Fact]
    public void Tokens_are_removed_and_the_rest_stays() =>
        Assert.Equal("The token [token] was refused.", Secrets.Scrub($"The token {FakeTokens.Secret} was refused."));

    [Fact]
    public void A_connection_request_prints_nothing_of_itself()
    {
        var request = new ConnectionRequest(AuthenticationKind.ClientSecret) { TenantId = "contoso.com", ClientSecret = new NetworkCredential("", "abcdef").SecurePassword };
        Assert.Equal("ClientSecret connection request", request.ToString());
        Assert.All(typeof(ConnectionRequest).GetProperties(), property =>
            Assert.False(property.PropertyType == typeof(string) && (property.Name.Contains("Secret", StringComparison.Ordinal) || property.Name.Contains("Password", StringComparison.Ordinal) || property.Name.EndsWith("AccessToken", StringComparison.Ordinal)), property.Name));
    }

    [Fact]
    public void Claims_of_a_token_that_is_none_are_unreadable_and_not_empty_permissions()
    {
        Assert.False(TokenClaims.Read("opaque").IsReadable);
        Assert.False(TokenClaims.Read("a.!!!.c").IsReadable);
        var claims = TokenClaims.Read(FakeSignIn.Jwt(new() { ["scp"] = "User.Read AuditLog.Read.All" }));
        Assert.Equal(["User.Read", "AuditLog.Read.All"], claims.Permissions);
        Assert.False(claims.IsApplication);
    }
}
