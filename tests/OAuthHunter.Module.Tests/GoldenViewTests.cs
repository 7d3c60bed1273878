using System.Xml.Linq;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>
/// Views as users see them, at the widths of a log file and of a small terminal. Set OAUTHHUNTER_UPDATE_GOLDEN=1 to write the
/// files anew, and read the difference before committing it.
/// </summary>
public sealed class GoldenViewTests
{
    private const string List = ".List";

    private static readonly Dictionary<string, string> Objects = new()
    {
        ["Finding"] = Invented.Finding,
        ["SuppressedFinding"] = $"({Invented.Finding}) | ForEach-Object {{ $_.GetType().GetProperty('Suppression').SetValue($_.PSObject.BaseObject, {Invented.Suppression}); $_ }}",
        ["AttackChain"] = Invented.Chain,
        ["ChainLink"] = $"({Invented.Chain}).Links",
        ["EvidenceItem"] = $"({Invented.Finding}).Evidence",
        ["TenantEvidence"] = Invented.Evidence,
        ["EvidenceFile"] = Invented.File,
        ["EntitySetCoverage"] = Invented.Coverage,
        ["SnapshotResult"] = Invented.Snapshot,
        ["InboundConnectorRisk"] = Invented.Connector,
        ["TransportRuleRisk"] = Invented.Rule,
        ["MailboxForwardingRisk"] = Invented.Forwarding,
        ["MailFlowChange"] = Invented.Change,
        ["SuspiciousOAuthApp"] = Invented.App,
        ["OAuthConsentRisk"] = Invented.Consent,
        ["OAuthAppPermission"] = Invented.Permission,
        ["AdminMfaCoverage"] = Invented.Admin,
        ["ConditionalAccessCoverage"] = Invented.PolicyCheck,
        ["SignInAnomaly"] = Invented.Anomaly,
        ["PrivilegedRoleRisk"] = Invented.Role,
        ["TenantPolicyRisk"] = Invented.Policy,
        ["HuntDetection"] = Invented.Detection,
        ["OAuthHunterContext"] = Invented.Context,
        ["DetectionAccess"] = Invented.Access,
    };

    /// <summary>Every view of the format file: what is shown of its own accord, and as "Type.List" what Format-List shows beside that.</summary>
    public static TheoryData<string, int> Cases
    {
        get
        {
            var views = XDocument.Load(Repository.Source("OAuthHunter", "OAuthHunter.Format.ps1xml")).Descendants("View")
                .GroupBy(view => view.Descendants("TypeName").First().Value.Split('.')[^1])
                .SelectMany(type => type.Count() == 1 ? [type.Key] : new[] { type.Key, type.Key + List });
            var cases = new TheoryData<string, int>();
            foreach (var name in views.Append("SuppressedFinding").Append("SuppressedFinding" + List))
            {
                cases.Add(name, 80);
                cases.Add(name, 120);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ViewIsAsAgreed(string name, int width)
    {
        using var session = new ModuleSession(width);
        var isList = name.EndsWith(List, StringComparison.Ordinal);
        Assert.True(Objects.TryGetValue(isList ? name[..^List.Length] : name, out var script), $"There is no invented object for the view of {name}.");
        var shown = string.Join('\n', session.Show(isList ? $"& {{ {script} }} | Format-List" : script).Split('\n').Select(line => line.TrimEnd())).Trim('\n') + "\n";
        Assert.All(shown.Split('\n'), line => Assert.True(line.Length <= width, $"'{line}' is wider than {width}."));
        Assert.DoesNotContain('\u001b', shown);
        Assert.DoesNotContain('\u202e', shown);

        var golden = Path.Combine(Repository.Root, "tests", "OAuthHunter.Module.Tests", "Golden", $"{name}.{width}.txt");
        if (Environment.GetEnvironmentVariable("OAUTHHUNTER_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(golden, shown);
        }

        Assert.Equal(File.ReadAllText(golden).ReplaceLineEndings("\n"), shown);
    }
}
