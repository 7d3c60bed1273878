using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Emulator.Tenant;
using OAuthHunter.Emulator.Token;

namespace OAuthHunter.Emulator.Graph;

/// <summary>Microsoft Graph: who may ask, what for, and the answer.</summary>
internal sealed class GraphEndpoint(EmulatorOptions options, SnapshotTenant tenant, TokenMint mint, AuditRows auditRows)
{
    private readonly ListingWriter listings = new(options, tenant, new SkipTokens());
    private readonly AuditQueryEndpoint auditQueries = new(options, auditRows, new SkipTokens());

    public EmulatorReply Serve(EmulatorRequest request)
    {
        try
        {
            return Answer(request);
        }
        catch (GraphException error)
        {
            return GraphReplies.Error(error);
        }
    }

    /// <summary>The operation for the count: method and path with <c>{id}</c> for keys.</summary>
    public static string OperationOf(EmulatorRequest request)
    {
        var (version, path) = Split(request.Path);
        return $"{request.Method} {version}/{GraphResources.Find(path)?.Operation ?? path}";
    }

    private EmulatorReply Answer(EmulatorRequest request)
    {
        if (mint.Read(request.BearerToken) is not { } caller)
        {
            return GraphReplies.NoToken();
        }

        if (caller.Service != TokenService.Graph)
        {
            return GraphReplies.WrongAudience();
        }

        var (version, path) = Split(request.Path);
        var isBeta = version == "beta";
        if (GraphResources.Find(path) is not { } target || (target.Resource.IsBetaOnly && !isBeta))
        {
            return GraphReplies.NoSegment(path);
        }

        if (!caller.HasAny(target.Resource.Permissions))
        {
            return GraphReplies.NoPermission();
        }

        if (target.Resource.Licence is { } licence && !options.Licences.Contains(licence, StringComparer.OrdinalIgnoreCase))
        {
            return GraphReplies.NoLicence(target.Resource);
        }

        if (target.Resource.Path.StartsWith("security/auditLog", StringComparison.Ordinal))
        {
            return auditQueries.Serve(request, target);
        }

        if (request.Method != "GET")
        {
            return GraphReplies.Error(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.");
        }

        var isEventual = string.Equals(request.Header("ConsistencyLevel"), "eventual", StringComparison.OrdinalIgnoreCase);
        if (target is { IsCount: true, Resource.IsDirectory: true } && !isEventual)
        {
            return GraphReplies.Error(400, "Request_BadRequest", "$count is not currently supported.");
        }

        var query = GraphQuery.Parse(request.QueryString, target.Resource, isBeta, isEventual);
        return listings.Write(request, version, target, query);
    }

    private static (string Version, string Path) Split(string path)
    {
        var trimmed = path.TrimStart('/');
        var slash = trimmed.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (trimmed, string.Empty) : (trimmed[..slash], trimmed[(slash + 1)..]);
    }
}
