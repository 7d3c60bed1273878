using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using OAuthHunter.Emulator.Faults;

namespace OAuthHunter.Emulator.Hosting;

/// <summary>What a test or a curious user asks the emulator itself: counts, faults.</summary>
internal static class ControlEndpoint
{
    public const string Prefix = "/_emulator/";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static EmulatorReply Serve(EmulatorRequest request, RequestLog log, FaultInjector faults, IngestionEndpoint ingestion)
    {
        switch ($"{request.Method} {request.Path[Prefix.Length..]}")
        {
            case "GET requests":
                return EmulatorReply.Json(200, log.ToJson());
            case "GET ingested":
                return EmulatorReply.Json(200, new JsonArray([.. ingestion.Rows.Select(row => row.DeepClone())]));
            case "DELETE requests" or "POST reset":
                log.Reset();
                return EmulatorReply.Empty(204);
            case "DELETE faults":
                faults.Clear();
                return EmulatorReply.Empty(204);
            case "POST faults":
                return AddFault(request, faults);
            default:
                return EmulatorReply.Text(404, "GET or DELETE requests; GET ingested; POST or DELETE faults; POST reset.");
        }
    }

    private static EmulatorReply AddFault(EmulatorRequest request, FaultInjector faults)
    {
        try
        {
            faults.Add(JsonSerializer.Deserialize<FaultRule>(request.Body.Span, Json)!);
            return EmulatorReply.Empty(204);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return EmulatorReply.Json(400, new JsonObject { ["error"] = exception.Message });
        }
    }
}
