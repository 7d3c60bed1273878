using System.Globalization;
using OAuthHunter.Detections.Mfa;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Authentication;

/// <summary>AUM-007: weak passwords are let through, or guessing is not stopped.</summary>
public sealed class Aum007PasswordProtectionDetection : Detection
{
    /// <summary>Microsoft's template "Password Rule Settings".</summary>
    private const string Template = "5cf42378-d67d-4f36-ba46-e8b86229381d";

    private const int MostTries = 10;
    private const int LeastSeconds = 60;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "AUM-007",
        Title = "Password protection weak",
        Severity = Severity.Low,
        Logic = "In the group setting made from the template Password Rule Settings: EnableBannedPasswordCheck is false; LockoutThreshold is more than 10 or LockoutDurationInSeconds less than 60; or the check in the own directory is on and only audits (BannedPasswordCheckOnPremisesMode). A tenant without the setting has Microsoft's defaults, which pass. The mode counts only where that check is on, because the template carries it everywhere.",
        Rationale = "Spraying lives on passwords such as the season with the year, and on lockouts that let it try again.",
        BenignIf = "Passwords are not used: everybody signs in with keys.",
        Remediation = "Switch the list of banned passwords on with the company's own words, enforce it in the own directory too, and keep the lockout at ten tries and a minute.",
        Techniques = ["T1110.003"],
        Needs = [new EvidenceNeed("settings of the tenant", EntitySets.GroupSettings)],
        Permissions = ["GroupSettings.Read.All"],
        Licence = "Free; an own list takes Entra ID P1",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        if (Setting(context) is { Values: null })
        {
            yield return "The setting came without its values";
        }
    }

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        if (Setting(context) is not { Values: not null } setting)
        {
            yield break;
        }

        var flaws = new List<(string What, string Row)>();
        if (Flag(setting, "EnableBannedPasswordCheck") == false)
        {
            flaws.Add(("no list of banned words is used", "EnableBannedPasswordCheck = false"));
        }

        if (Flag(setting, "EnableBannedPasswordCheckOnPremises") == true && Value(setting, "BannedPasswordCheckOnPremisesMode") is { } mode && mode.Equals("Audit", StringComparison.OrdinalIgnoreCase))
        {
            flaws.Add(("the own directory only notes weak passwords", $"BannedPasswordCheckOnPremisesMode = {mode}"));
        }

        if (Number(setting, "LockoutThreshold") is { } tries && tries > MostTries)
        {
            flaws.Add(($"an account locks after {tries} tries only", $"LockoutThreshold = {tries}"));
        }

        if (Number(setting, "LockoutDurationInSeconds") is { } seconds && seconds < LeastSeconds)
        {
            flaws.Add(($"a lockout lasts {seconds} seconds", $"LockoutDurationInSeconds = {seconds}"));
        }

        if (flaws.Count > 0)
        {
            yield return FindingFactory.Create(
                Descriptor, AdminFindings.Tenant(context), Severity.Low, $"Password protection is weak: {string.Join("; ", flaws.Select(flaw => flaw.What))}.",
                flaws.Select(flaw => EvidenceItem.Of(EntitySets.GroupSettings, setting, setting.Id, flaw.Row)));
        }
    }

    private static GroupSetting? Setting(HuntContext context) => context.Facts.Policies.GroupSettings.FirstOrDefault(setting => string.Equals(setting.TemplateId, Template, StringComparison.OrdinalIgnoreCase));

    private static string? Value(GroupSetting setting, string name) => setting.Values!.FirstOrDefault(value => string.Equals(value.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;

    private static bool? Flag(GroupSetting setting, string name) => bool.TryParse(Value(setting, name), out var value) ? value : null;

    private static int? Number(GroupSetting setting, string name) => int.TryParse(Value(setting, name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;
}
