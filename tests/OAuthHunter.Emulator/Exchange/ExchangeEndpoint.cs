using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Emulator.Tenant;
using OAuthHunter.Emulator.Token;

namespace OAuthHunter.Emulator.Exchange;

/// <summary>
/// The endpoint that the Exchange Online module speaks. A next page answers only to the same command, anchor and server cookie
/// that got the first.
/// </summary>
internal sealed partial class ExchangeEndpoint(EmulatorOptions options, SnapshotTenant tenant, TokenMint mint, AuditRows auditRows)
{
    private const string ServerCookie = "X-BEServerRoutingCookie";
    private const int DefaultPageSize = 1_000;

    private readonly CmdletRunner runner = new(options, tenant, auditRows);
    private readonly ConcurrentDictionary<string, Listing> listings = new(StringComparer.Ordinal);

    public static bool Owns(string path) => Address().IsMatch(path);

    /// <summary>Several commands in one request.</summary>
    public static bool IsBatch(string path) => Owns(path) && path.EndsWith("/$batch", StringComparison.OrdinalIgnoreCase);

    /// <summary>The operation for the count: the cmdlet.</summary>
    public static string OperationOf(EmulatorRequest request) => CommandOf(request) is { } cmdlet ? $"InvokeCommand {cmdlet}" : $"{request.Method} {request.Path.Split('/')[^1]}";

    public static string? CommandOf(EmulatorRequest request) => request.Path.EndsWith("/InvokeCommand", StringComparison.OrdinalIgnoreCase) ? ExchangeCommand.Parse(request.Body)?.Name ?? "?" : null;

    public EmulatorReply Serve(EmulatorRequest request)
    {
        var address = Address().Match(request.Path);
        if (mint.Read(request.BearerToken) is not { Service: TokenService.Exchange } caller
            || !(caller.IsDelegated || caller.HasAny(["Exchange.ManageAsApp"]))
            || !tenant.Answers(address.Groups["tenant"].Value))
        {
            return ExchangeReplies.NoToken();
        }

        if (address.Groups["what"].Value.Equals("EXOModuleFile", StringComparison.OrdinalIgnoreCase))
        {
            return ModuleFile(request, caller);
        }

        if (request.Method != "POST" || ExchangeCommand.Parse(request.Body) is not { } command)
        {
            return ExchangeReplies.BadRequest("The request's body is no command.");
        }

        if (ExchangeCmdlet.Find(command.Name) is not { } cmdlet || !MayRun(caller, cmdlet))
        {
            return ExchangeReplies.Forbidden();
        }

        return QueryHelpers.ParseQuery(request.QueryString).TryGetValue("$skiptoken", out var token)
            ? Continue(request, token.ToString())
            : Start(request, cmdlet, command);
    }

    private EmulatorReply ModuleFile(EmulatorRequest request, EmulatedIdentity caller)
    {
        var host = new Uri(request.BaseAddress);
        if (options.RedirectsToRegion && host.Host == "127.0.0.1")
        {
            return EmulatorReply.Empty(302).With("Location", $"{host.Scheme}://localhost:{host.Port}{request.Path}{request.QueryString}");
        }

        var cmdlets = ExchangeCmdlet.Names.Where(name => MayRun(caller, ExchangeCmdlet.Find(name)!));
        return EmulatorReply.Json(200, new JsonObject { ["value"] = new JsonArray(new JsonObject { ["exportedCmdlets"] = string.Join(',', cmdlets) }) });
    }

    private EmulatorReply Start(EmulatorRequest request, ExchangeCmdlet cmdlet, ExchangeCommand command)
    {
        var result = runner.Run(cmdlet, command);
        return result.Refusal ?? Page(request, new Listing(result, request.BodyText, request.Header("X-AnchorMailbox"), SelectOf(request)), 0);
    }

    private EmulatorReply Continue(EmulatorRequest request, string token)
    {
        var cut = token.IndexOf('.', StringComparison.Ordinal);
        var isSame = cut > 0
            && int.TryParse(token[(cut + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && listings.TryGetValue(token[..cut], out var known)
            && known.Body == request.BodyText
            && known.Anchor is not null
            && known.Anchor == request.Header("X-AnchorMailbox")
            && request.Header("Cookie")?.Contains($"{ServerCookie}={known.Server}", StringComparison.Ordinal) == true;
        return isSame
            ? Page(request, listings[token[..cut]], int.Parse(token[(cut + 1)..], CultureInfo.InvariantCulture))
            : ExchangeReplies.ExpiredPage();
    }

    private EmulatorReply Page(EmulatorRequest request, Listing listing, int position)
    {
        var size = MaxPageSize().Match(request.Header("Prefer") ?? string.Empty) is { Success: true } asked ? int.Parse(asked.Groups[1].Value, CultureInfo.InvariantCulture) : DefaultPageSize;
        size = options.PageLimit > 0 ? Math.Min(size, options.PageLimit) : size;
        var rows = listing.Result.Rows;
        var isAuditSearch = rows.Count > 0 && rows[0].ContainsKey("AuditData");
        var end = isAuditSearch ? rows.Count : Math.Min(rows.Count, position + size);
        var body = new JsonObject
        {
            ["@odata.context"] = $"{request.BaseAddress}/adminapi/beta/{tenant.Id}/$metadata#Collection(Exchange.GenericHashTable)",
            ["adminapi.warnings@odata.type"] = "#Collection(String)",
            ["@adminapi.warnings"] = listing.Result.Warning is { } warning && end == rows.Count ? new JsonArray(warning) : new JsonArray(),
            ["value"] = new JsonArray([.. rows.Skip(position).Take(end - position).Select(row => (JsonNode)ExchangeRow.Dress(Selected(row, listing.Select)))]),
        };
        if (end < rows.Count)
        {
            listings.TryAdd(listing.Id, listing);
            body["@odata.nextLink"] = $"{request.BaseAddress}{request.Path}?$skiptoken={listing.Id}.{end.ToString(CultureInfo.InvariantCulture)}";
        }

        return EmulatorReply.Json(200, body)
            .With("Set-Cookie", $"{ServerCookie}={listing.Server}; path=/; HttpOnly")
            .With("Rate-Limit-Limit", "30000")
            .With("Rate-Limit-Remaining", "29990");
    }

    private static bool MayRun(EmulatedIdentity caller, ExchangeCmdlet cmdlet) =>
        caller.DirectoryRoles.Contains(EmulatorOptions.GlobalReader)
        || (cmdlet.OpenToSecurityReader && caller.DirectoryRoles.Contains(EmulatorOptions.SecurityReader));

    [GeneratedRegex("^/adminapi/(beta|v1\\.0)/(?<tenant>[^/]+)/(?<what>InvokeCommand|EXOModuleFile|\\$batch)$", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"odata\.maxpagesize=(\d{1,6})")]
    private static partial Regex MaxPageSize();

    /// <summary>Properties that the address asks for; null for all.</summary>
    private static HashSet<string>? SelectOf(EmulatorRequest request) =>
        QueryHelpers.ParseQuery(request.QueryString).TryGetValue("$select", out var names) ? names.ToString().Split(',').ToHashSet(StringComparer.OrdinalIgnoreCase) : null;

    private static JsonObject Selected(JsonObject row, HashSet<string>? select) => select is null ? row
        : new JsonObject(row.Where(property => select.Contains(property.Key)).Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));

    private sealed record Listing(CmdletResult Result, string Body, string? Anchor, HashSet<string>? Select)
    {
        public string Id { get; } = Guid.NewGuid().ToString("N");

        public string Server { get; } = Guid.NewGuid().ToString("N");
    }
}
