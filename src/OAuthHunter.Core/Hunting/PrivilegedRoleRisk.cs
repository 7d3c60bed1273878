using OAuthHunter.Facts;
using OAuthHunter.Facts.Roles;
using OAuthHunter.Findings;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Hunting;

/// <summary>One principal and one role about which something was found: how it is held, whether it is used, and what to do first.</summary>
public sealed record PrivilegedRoleRisk
{
    private const string Prefix = "role:";

    /// <summary>UPN, name of an app, group or partner, or the role or tenant itself.</summary>
    public required string Principal { get; init; }

    public required string PrincipalId { get; init; }

    public TargetKind PrincipalKind { get; init; }

    /// <summary>Application id, where it is an app; binds to parameters of that name.</summary>
    public string? AppId { get; init; }

    /// <summary>Entra role, Exchange role or role group; empty when the finding names none.</summary>
    public required string Role { get; init; }

    /// <summary>Template id of an Entra role; null for a role of Exchange.</summary>
    public string? RoleTemplateId { get; init; }

    /// <summary>0 rules the tenant, 1 a workload; null when nobody rated it.</summary>
    public int? Tier { get; init; }

    /// <summary>Worst finding that counts; null when all are suppressed.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Standing, active or eligible, through which group, on what; empty when only the log shows it.</summary>
    public IReadOnlyList<string> How { get; init; } = [];

    public DateTimeOffset? Since { get; init; }

    /// <summary>Last sign-in of a user or use of an app; null when the evidence shows none.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>Last activation through PIM that the log shows.</summary>
    public DateTimeOffset? LastActivated { get; init; }

    /// <summary>Owners of an app by name where known, else by id; null when they were not captured or it is none.</summary>
    public IReadOnlyList<string>? Owners { get; init; }

    public bool? IsGuest { get; init; }

    public bool? IsSynced { get; init; }

    public bool? IsEnabled { get; init; }

    /// <summary>Titles of the findings.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What the worst finding says to do.</summary>
    public required string NextStep { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>One row per principal and role that has findings, worst first.</summary>
    public static IReadOnlyList<PrivilegedRoleRisk> Build(TenantFacts facts, IEnumerable<Finding> findings)
    {
        var holdings = facts.Roles.Holdings.ToLookup(holding => Key(holding.App?.ToTarget().Id ?? holding.PrincipalId, holding.RoleTemplateId), StringComparer.OrdinalIgnoreCase);
        var activations = facts.Roles.Activations.Where(habit => habit.Activation.PrincipalId is not null)
            .ToLookup(habit => Key(habit.Activation.PrincipalId!, habit.Activation.RoleTemplateId ?? habit.Activation.RoleName), habit => habit.Activation.Time, StringComparer.OrdinalIgnoreCase);
        return [.. findings
            .Where(finding => finding.DetectionId.StartsWith("ROL-", StringComparison.Ordinal))
            .SelectMany(finding => RolesOf(finding).Select(role => (Role: role, Finding: finding)))
            .GroupBy(pair => Key(pair.Finding.TargetId, pair.Role), StringComparer.OrdinalIgnoreCase)
            .Select(group => Create(facts, group.First().Role, [.. group.Select(pair => pair.Finding).OrderBy(finding => finding)], [.. holdings[group.Key]], [.. activations[group.Key]]))
            .OrderByDescending(row => (int?)row.Severity ?? -1)
            .ThenBy(row => row.Principal, StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.Tier ?? 9)
            .ThenBy(row => row.Role, StringComparer.Ordinal)];
    }

    public override string ToString() => $"{Principal}: {Role} {Severity}";

    private static IEnumerable<string> RolesOf(Finding finding)
    {
        var roles = finding.Subjects.Where(subject => subject.StartsWith(Prefix, StringComparison.Ordinal)).Select(subject => subject.Substring(Prefix.Length)).ToList();
        return roles.Count > 0 ? roles : [string.Empty];
    }

    private static PrivilegedRoleRisk Create(TenantFacts facts, string role, IReadOnlyList<Finding> findings, IReadOnlyList<RoleHolding> holdings, IReadOnlyList<DateTimeOffset> activations)
    {
        var finding = findings[0];
        var known = EntraRoles.Find(role);
        var app = finding.TargetKind == TargetKind.Application ? facts.FindApp(finding.TargetId) : null;
        var user = holdings.Select(holding => holding.User).FirstOrDefault(found => found is not null) ?? facts.FindAdmin(finding.TargetId)?.User;
        return new PrivilegedRoleRisk
        {
            Principal = finding.TargetName,
            PrincipalId = finding.TargetId,
            PrincipalKind = finding.TargetKind,
            AppId = finding.AppId,
            Role = known?.Name ?? (holdings.Count > 0 ? holdings[0].RoleName : NameOf(role, facts)),
            RoleTemplateId = known?.TemplateId ?? (holdings.Count > 0 ? holdings[0].RoleTemplateId : null),
            Tier = holdings.Count > 0 ? holdings[0].Tier : known?.Tier,
            Severity = findings.Worst(),
            How = [.. holdings.Select(holding => holding.How).Distinct(StringComparer.Ordinal)],
            Since = holdings.Select(holding => holding.AssignedAt).Min(),
            LastUsed = app?.Activity?.LastSeen ?? (facts.Roles.LastSignIns.TryGetValue(finding.TargetId, out var last) ? last : null),
            LastActivated = activations.Count > 0 ? activations.Max() : null,
            Owners = app?.OwnerIds is { } owners ? [.. owners.Select(id => facts.FindAdmin(id)?.UserPrincipalName ?? id)] : null,
            IsGuest = user?.UserType is { } type ? string.Equals(type, "Guest", StringComparison.OrdinalIgnoreCase) : null,
            IsSynced = user?.OnPremisesSyncEnabled,
            IsEnabled = user?.AccountEnabled ?? app?.IsEnabled,
            Reasons = [.. findings.Select(one => one.IsSuppressed ? $"{one.Title} (suppressed)" : one.Title).Distinct(StringComparer.Ordinal)],
            NextStep = finding.WhatToDo,
            Findings = findings,
        };
    }

    // Subjects are in lower case; a role of Exchange has no table to give its name back.
    private static string NameOf(string role, TenantFacts facts) =>
        facts.Roles.ExchangeRoleGroups.FirstOrDefault(group => string.Equals(group.Name, role, StringComparison.OrdinalIgnoreCase))?.Name
        ?? facts.Roles.ExchangeAssignments.FirstOrDefault(holding => string.Equals(holding.Role, role, StringComparison.OrdinalIgnoreCase))?.Role
        ?? facts.Roles.ExchangeChanges.FirstOrDefault(change => string.Equals(change.Name, role, StringComparison.OrdinalIgnoreCase))?.Name
        ?? role;

    private static string Key(string principal, string role) => $"{principal}|{role}";
}
