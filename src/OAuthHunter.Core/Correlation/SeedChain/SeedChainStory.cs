using System.Globalization;

namespace OAuthHunter.Correlation.SeedChain;

/// <summary>Puts the found links into words, in the order of time, and the advice into the order of need.</summary>
internal static class SeedChainStory
{
    public static string Tell(SeedChainEvidence evidence, IReadOnlyList<ChainLink> links)
    {
        var found = links.Where(link => link.State == ChainLinkState.Found)
            .OrderBy(link => link.Time ?? DateTimeOffset.MaxValue)
            .Select(link => (link.Time is { } time ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC: " : string.Empty) + link.Summary);
        var centre = evidence.App is { } app ? $"The app '{app.Name}' ({app.AppId ?? app.ServicePrincipalId}) is at the centre. " : "No app is at the centre: a user's own account changed mail flow. ";
        var gone = evidence.Connectors.Count > 0 && evidence.Connectors.All(connector => connector.IsGone)
            ? " Nothing of the mail flow change is left to be seen in the tenant today; only the audit log shows it."
            : string.Empty;
        var open = evidence.App is { IsDeleted: false, IsEnabled: not false } ? " The app still stands and can come back." : string.Empty;
        return centre + string.Join(" ", found) + gone + open;
    }

    public static IReadOnlyList<string> WhatToDo(SeedChainEvidence evidence, IReadOnlyList<ChainLink> links)
    {
        var steps = new List<string> { "Export the evidence first (Export-TenantSnapshot): audit logs expire." };
        if (evidence.App is { } app)
        {
            steps.Add($"Disable the service principal of '{app.Name}' ({app.ServicePrincipalId ?? app.AppId}): accountEnabled = false. Do not delete it: that destroys evidence.");
        }

        var users = evidence.Actors.Where(actor => actor.StartsWith("user:", StringComparison.Ordinal)).Select(actor => actor.Substring("user:".Length)).ToList();
        if (users.Count > 0)
        {
            steps.Add($"Block sign-in and revoke the sessions of {string.Join(", ", users)}, then reset password and registered methods.");
        }

        var living = evidence.Connectors.Where(connector => connector.IsPresent).Select(connector => connector.Name).Concat(evidence.HeaderRules.Where(rule => rule.IsPresent).Select(rule => rule.Name)).ToList();
        steps.Add(living.Count > 0
            ? $"Disable, do not yet remove: {string.Join(", ", living)}."
            : "No living connector or rule of this actor is known; check again in 90 minutes, for an app-only Exchange token outlives its app by 60 to 90 minutes.");
        if (evidence.App is not null)
        {
            steps.Add("Remove the app's credentials (registration and service principal), grants and directory roles; look for a role group in Exchange too (Get-RoleGroupMember).");
        }

        if (links.Any(link => link.Step == "S12" && link.State == ChainLinkState.NotAssessed) && evidence.Connectors.Count > 0)
        {
            steps.Add("Trace the mail that left through the connector (Get-MessageTraceV2) and check Get-BlockedConnector and Get-BlockedSenderAddress.");
        }

        steps.Add("Enforce MFA for every administrator, phishing-resistant first, and block legacy authentication.");
        return steps;
    }
}
