using System.Text;
using OAuthHunter.Detections;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Core.Tests.Docs;

/// <summary>Renders the page of a detection from its descriptor, and the index of all.</summary>
internal static class DetectionPage
{
    public static string Render(DetectionDescriptor descriptor)
    {
        var page = new StringBuilder();
        page.Append($"<!-- Made from the descriptor in the source. Change it there and run: ./build.ps1 -Task Docs -->\n# {descriptor.Id}: {descriptor.Title}\n\n");
        page.Append("| | |\n|---|---|\n");
        page.Append($"| Severity | {descriptor.Severity} |\n");
        page.Append($"| Raised or lowered | {descriptor.Escalation ?? "never"} |\n");
        page.Append($"| MITRE ATT&CK | {string.Join(", ", descriptor.Techniques.Select(id => $"[{id}](https://attack.mitre.org/techniques/{id.Replace('.', '/')}/)"))} |\n");
        page.Append($"| Licence | {descriptor.Licence} |\n");
        page.Append($"| Permissions to read it live | {(descriptor.Permissions.Count > 0 ? string.Join(", ", descriptor.Permissions) : "none")} |\n\n");
        page.Append($"## What is looked for\n\n{descriptor.Logic}\n\n");
        page.Append($"## Why it matters\n\n{descriptor.Rationale}\n\n");
        page.Append($"## What would make it benign\n\n{descriptor.BenignIf}\n\n");
        page.Append($"## What to do\n\n{descriptor.Remediation}\n\n");
        page.Append("## Evidence\n\n");
        page.Append(descriptor.Needs.Count == 0 ? "Takes whatever there is.\n" : "At least one of these must be in the evidence; what is missing is reported as not assessed.\n\n");
        foreach (var need in descriptor.Needs)
        {
            page.Append($"- {need.Aspect}: {string.Join(" and ", need.Sets.Select(set => $"`{set.Name}`"))}\n");
        }

        if (descriptor.References.Count > 0)
        {
            page.Append("\n## References\n\n");
            page.Append(string.Concat(descriptor.References.Select(reference => $"- <{reference}>\n")));
        }

        return page.ToString();
    }

    public static string Index(IEnumerable<DetectionDescriptor> descriptors)
    {
        var page = new StringBuilder("<!-- Made from the descriptors in the source. Run: ./build.ps1 -Task Docs -->\n# Detections\n\n| Id | What | Severity |\n|---|---|---|\n");
        foreach (var descriptor in descriptors)
        {
            page.Append($"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.Title} | {descriptor.Severity} |\n");
        }

        page.Append($"\nThe tables behind them: {DangerousPermissions.All.Count} dangerous permissions, {EntraRoles.All.Count} Entra roles, {AbusedApps.All.Count} known app ids, {SignInErrors.All.Count} sign-in error codes, {TransportRuleHeaders.All.Count} mail headers.\n");
        return page.ToString();
    }
}
