using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Authentication;

/// <summary>AUM-001: methods that hardly prove anything are open to all, or to administrators.</summary>
public sealed class Aum001WeakMethodsDetection : Detection
{
    private static readonly (string Id, string Name)[] Weak = [("Sms", "text messages"), ("Voice", "telephone calls"), ("Email", "codes by mail"), ("SecurityQuestions", "security questions"), ("QRCodePin", "QR code with PIN")];

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "AUM-001",
        Title = "Weak methods enabled tenant-wide",
        Severity = Severity.Medium,
        Logic = "In the authentication methods policy Sms, Voice, Email, SecurityQuestions or QRCodePin is enabled for all_users, or Sms or Voice for a group with an administrator in it. One finding for the tenant, with each method and whom it is for.",
        Rationale = "What is enabled can be registered, by an intruder too. Telephone numbers are moved by a call to the carrier; mail and questions are in the attacker's hands as soon as the mailbox is.",
        BenignIf = "People without any other device need them; they can then be enabled for a group of just those.",
        Remediation = "Disable the methods, or limit them to a group without administrators, after everybody has registered something better.",
        Techniques = ["T1621"],
        Needs = MethodsPolicyFinding.Needs,
        Permissions = ["Policy.Read.AuthenticationMethod"],
        Licence = "Free",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        if (MethodsPolicyFinding.Gap(context) is { } gap)
        {
            yield return gap;
        }

        foreach (var (id, name) in Weak.Take(2))
        {
            if (MethodsPolicyFinding.Method(context, id) is { } method && MethodsPolicyFinding.IsOn(method) && MethodsPolicyFinding.UnknownGroups(context, method) is { Count: > 0 } groups)
            {
                yield return $"Whether administrators may use {name}: members of {groups.Count} group(s) were not captured";
            }
        }
    }

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var open = new List<string>();
        foreach (var (id, name) in Weak)
        {
            if (MethodsPolicyFinding.Method(context, id) is not { } method || !MethodsPolicyFinding.IsOn(method))
            {
                continue;
            }

            var admins = id is "Sms" or "Voice" ? MethodsPolicyFinding.Administrators(context, method) : [];
            if (MethodsPolicyFinding.IsForEveryone(method))
            {
                open.Add($"{name} for everyone{(admins.Count > 0 ? $", {admins.Count} administrator(s) among them" : string.Empty)}");
            }
            else if (admins.Count > 0)
            {
                open.Add($"{name} for {admins.Count} administrator(s): {string.Join(", ", admins.Take(5).Select(admin => admin.UserPrincipalName))}{(admins.Count > 5 ? " …" : string.Empty)}");
            }
        }

        if (open.Count > 0)
        {
            yield return MethodsPolicyFinding.Create(Descriptor, context, Severity.Medium, $"The tenant allows {string.Join("; ", open)}.", open.Select(text => $"Enabled: {text}"));
        }
    }
}
