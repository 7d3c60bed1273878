using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OAuthHunter.Packaging;

/// <summary>
/// The bill of materials in CycloneDX 1.6. It starts from the files that ship, not from the packages that a project asks for, and
/// names no moment and no random number, so that two builds give one file.
/// </summary>
internal static class BillOfMaterials
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string path, ModuleFolder module, IReadOnlyList<Component> components)
    {
        var bill = new JsonObject
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject
                {
                    ["type"] = "application",
                    ["bom-ref"] = Reference(module.Name, module.Version),
                    ["name"] = module.Name,
                    ["version"] = module.Version,
                    ["licenses"] = Licences("MIT", null),
                    ["purl"] = Reference(module.Name, module.Version),
                },
            },
            ["components"] = new JsonArray([.. OwnFiles(module), .. components.Select(component => (JsonNode)Describe(module, component))]),
            ["dependencies"] = new JsonArray(new JsonObject
            {
                ["ref"] = Reference(module.Name, module.Version),
                ["dependsOn"] = new JsonArray([.. components.Select(component => (JsonNode)Reference(component.Id, component.Version))]),
            }),
        };
        File.WriteAllText(path, bill.ToJsonString(Indented) + "\n");
    }

    private static IEnumerable<JsonNode> OwnFiles(ModuleFolder module) => module.Files
        .Where(file => Path.GetFileName(file).StartsWith("OAuthHunter", StringComparison.Ordinal) && file.EndsWith(".dll", StringComparison.Ordinal))
        .Select(file => FileNode(module, file));

    private static JsonObject Describe(ModuleFolder module, Component component)
    {
        var node = new JsonObject
        {
            ["type"] = "library",
            ["bom-ref"] = Reference(component.Id, component.Version),
            ["name"] = component.Id,
            ["version"] = component.Version,
            ["publisher"] = component.Authors,
            ["licenses"] = Licences(component.Licence, component.LicenceUrl),
            ["purl"] = Reference(component.Id, component.Version),
            ["components"] = new JsonArray([.. component.Files.Select(file => (JsonNode)FileNode(module, file))]),
        };
        if (component.ProjectUrl is { } url)
        {
            node["externalReferences"] = new JsonArray(new JsonObject { ["type"] = "website", ["url"] = url });
        }

        return node;
    }

    private static JsonObject FileNode(ModuleFolder module, string file)
    {
        using var stream = File.OpenRead(module.PathOf(file));
        return new JsonObject
        {
            ["type"] = "file",
            ["name"] = file,
            ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-256", ["content"] = Convert.ToHexStringLower(SHA256.HashData(stream)) }),
        };
    }

    private static JsonArray Licences(string? expression, string? url) => expression is not null
        ? new JsonArray(new JsonObject { ["expression"] = expression })
        : new JsonArray(new JsonObject { ["license"] = new JsonObject { ["name"] = "see address", ["url"] = url } });

    private static string Reference(string id, string version) => $"pkg:nuget/{id}@{version}";
}
