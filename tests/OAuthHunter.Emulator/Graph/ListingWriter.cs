using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Emulator.Tenant;

namespace OAuthHunter.Emulator.Graph;

/// <summary>Writes a page of a collection, one object, or a count.</summary>
internal sealed class ListingWriter(EmulatorOptions options, SnapshotTenant tenant, SkipTokens tokens)
{
    private readonly RowSelection selection = new(tenant);

    public EmulatorReply Write(EmulatorRequest request, string version, GraphTarget target, GraphQuery query)
    {
        if (selection.Of(target) is not { } rows || (target.IsSingle && rows.Count == 0))
        {
            return GraphReplies.NoObject(target.Key);
        }

        var matches = Matcher(version, target, query);
        if (target.IsCount)
        {
            return EmulatorReply.Text(200, Count(rows, matches).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            var rowWriter = new RowWriter(tenant, target.Resource.Entity, version == "beta", query);
            if (target.IsSingle)
            {
                using var row = rows.At(0);
                rowWriter.Write(writer, row.RootElement);
            }
            else
            {
                WritePage(writer, rowWriter, request, rows, matches, query, target);
            }
        }

        return new EmulatorReply(200, buffer.WrittenMemory) { ContentType = "application/json; odata.metadata=minimal; charset=utf-8" };
    }

    private void WritePage(
        Utf8JsonWriter writer, RowWriter rowWriter, EmulatorRequest request, (int Count, Func<int, JsonDocument> At) rows, Func<JsonElement, bool>? matches, GraphQuery query, GraphTarget target)
    {
        var listing = $"{request.Path}?{query.FilterText}";
        var position = query.SkipToken is { } token ? tokens.Redeem(token, listing) : 0;
        var room = options.PageLimit > 0 ? Math.Min(options.PageLimit, query.Top) : query.Top;

        writer.WriteStartObject();
        writer.WriteString("@odata.context", $"{request.BaseAddress}/{request.Path.TrimStart('/').Split('/')[0]}/$metadata#{target.Resource.Path}");
        if (query.Count)
        {
            writer.WriteNumber("@odata.count", Count(rows, matches));
        }

        writer.WriteStartArray("value");
        for (; position < rows.Count && room > 0; position++)
        {
            using var row = rows.At(position);
            if (matches is null || matches(row.RootElement))
            {
                rowWriter.Write(writer, row.RootElement);
                room--;
            }
        }

        writer.WriteEndArray();

        // Like the service: with a filter the last page may turn out empty.
        if (position < rows.Count)
        {
            writer.WriteString("@odata.nextLink", NextLink(request, tokens.Issue(listing, position)));
        }

        writer.WriteEndObject();
    }

    internal static string NextLink(EmulatorRequest request, string token)
    {
        var kept = QueryHelpers.ParseQuery(request.QueryString).Where(pair => !pair.Key.EndsWith("skiptoken", StringComparison.OrdinalIgnoreCase));
        var query = string.Join('&', kept.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value.ToString())}").Append($"$skiptoken={token}"));
        return $"{request.BaseAddress}{request.Path}?{query}";
    }

    private static int Count((int Count, Func<int, JsonDocument> At) rows, Func<JsonElement, bool>? matches)
    {
        if (matches is null)
        {
            return rows.Count;
        }

        var count = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            using var row = rows.At(i);
            count += matches(row.RootElement) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The filter; sign-ins other than interactive ones only come from beta, and only when their kind is asked for.</summary>
    private static Func<JsonElement, bool>? Matcher(string version, GraphTarget target, GraphQuery query)
    {
        var asksForKind = version == "beta" && query.FilterText?.Contains("signInEventTypes", StringComparison.Ordinal) == true;
        if (target.Resource.Entity != "signIn" || target.IsSingle || asksForKind)
        {
            return query.Filter;
        }

        return row => IsInteractive(row) && (query.Filter is null || query.Filter(row));
    }

    private static bool IsInteractive(JsonElement row)
    {
        if (row.TryGetProperty("signInEventTypes", out var types) && types.ValueKind == JsonValueKind.Array && types.GetArrayLength() > 0)
        {
            return types.EnumerateArray().Any(type => type.GetString() == "interactiveUser");
        }

        return !row.TryGetProperty("isInteractive", out var flag) || flag.ValueKind != JsonValueKind.False;
    }
}
