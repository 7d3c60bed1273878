using OAuthHunter.ConditionalAccess;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.ConditionalAccess;

/// <summary>Compares a policy before and after a change, and tells where it protects less.</summary>
internal static class PolicyDifference
{
    public static IReadOnlyList<string> Weakens(ConditionalAccessPolicy before, ConditionalAccessPolicy after)
    {
        // What was not enforced protected nobody.
        if (!AccessSpace.IsState(before, "enabled"))
        {
            return [];
        }

        var found = new List<string>();
        if (!AccessSpace.IsState(after, "enabled"))
        {
            found.Add(AccessSpace.IsState(after, "disabled") ? "switched off" : "set to report-only");
        }

        Compare(found, before.Conditions ?? new(), after.Conditions ?? new());
        Controls(found, before.GrantControls, after.GrantControls);
        Session(found, before, after);
        return found;
    }

    private static void Compare(List<string> found, ConditionalAccessConditions before, ConditionalAccessConditions after)
    {
        Grew(found, "user", before.ExcludeUsers, after.ExcludeUsers);
        Grew(found, "group", before.ExcludeGroups, after.ExcludeGroups);
        Grew(found, "role", before.ExcludeRoles, after.ExcludeRoles);
        Grew(found, "app", before.ExcludeApplications, after.ExcludeApplications);
        Grew(found, "location", before.ExcludeLocations, after.ExcludeLocations);
        Grew(found, "platform", before.ExcludePlatforms, after.ExcludePlatforms);
        if (after.ExcludesGuestsOrExternalUsers && !before.ExcludesGuestsOrExternalUsers)
        {
            found.Add("excludes guests now");
        }

        Shrank(found, "users", before.IncludeUsers, after.IncludeUsers);
        Shrank(found, "groups", before.IncludeGroups, after.IncludeGroups, Truth.Has(after.IncludeUsers, "All"));
        Shrank(found, "roles", before.IncludeRoles, after.IncludeRoles, Truth.Has(after.IncludeUsers, "All"));
        Shrank(found, "apps", before.IncludeApplications, after.IncludeApplications);
        Shrank(found, "client types", before.ClientAppTypes, after.ClientAppTypes);
        Limited(found, "locations", before.IncludeLocations, after.IncludeLocations);
        Limited(found, "platforms", before.IncludePlatforms, after.IncludePlatforms);
        Limited(found, "sign-in risk", before.SignInRiskLevels, after.SignInRiskLevels);
        Limited(found, "user risk", before.UserRiskLevels, after.UserRiskLevels);
        if (after.DeviceFilterRule is not null && before.DeviceFilterRule is null)
        {
            found.Add("limited by a device filter");
        }
    }

    private static void Controls(List<string> found, ConditionalAccessGrantControls? before, ConditionalAccessGrantControls? after)
    {
        if (before is null)
        {
            return;
        }

        foreach (var control in (before.BuiltInControls ?? []).Where(control => !Truth.Has(after?.BuiltInControls, control)))
        {
            found.Add($"no longer demands {control}");
        }

        if (Strengths.Names(before) && (after is null || !Strengths.Names(after)))
        {
            found.Add("no longer demands an authentication strength");
        }

        var isLooser = string.Equals(before.Operator, "AND", StringComparison.OrdinalIgnoreCase) && string.Equals(after?.Operator, "OR", StringComparison.OrdinalIgnoreCase);
        if (isLooser && (after!.BuiltInControls?.Count ?? 0) + (Strengths.Names(after) ? 1 : 0) > 1)
        {
            found.Add("takes one control where it took all");
        }
    }

    private static void Session(List<string> found, ConditionalAccessPolicy before, ConditionalAccessPolicy after)
    {
        if (SignInFrequency.Of(before) is { } old && (SignInFrequency.Of(after) is not { } now || now > old))
        {
            found.Add("lets sessions last longer");
        }

        if (string.Equals(after.SessionControls?.ContinuousAccessEvaluationMode, "disabled", StringComparison.OrdinalIgnoreCase)
            && !string.Equals(before.SessionControls?.ContinuousAccessEvaluationMode, "disabled", StringComparison.OrdinalIgnoreCase))
        {
            found.Add("switches continuous access evaluation off");
        }
    }

    private static void Grew(List<string> found, string what, IReadOnlyList<string>? before, IReadOnlyList<string>? after)
    {
        var added = (after ?? []).Where(value => !Truth.Has(before, value)).ToList();
        if (added.Count > 0)
        {
            found.Add($"excludes {what} {string.Join(", ", added)} now");
        }
    }

    private static void Shrank(List<string> found, string what, IReadOnlyList<string>? before, IReadOnlyList<string>? after, bool isWider = false)
    {
        var lost = (before ?? []).Where(value => !Truth.Has(after, value) && !value.Equals("None", StringComparison.OrdinalIgnoreCase)).ToList();
        if (lost.Count > 0 && !isWider && !Truth.Has(after, "All"))
        {
            found.Add($"no longer for the {what} {string.Join(", ", lost)}");
        }
    }

    private static void Limited(List<string> found, string what, IReadOnlyList<string>? before, IReadOnlyList<string>? after)
    {
        var wasOpen = Truth.IsEmpty(before) || Truth.Has(before, "All");
        if (wasOpen && !Truth.IsEmpty(after) && !Truth.Has(after, "All"))
        {
            found.Add($"limited to the {what} {string.Join(", ", after!)}");
        }
    }
}
