using System.Management.Automation;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>Results cross a remoting boundary or a file and can still be read.</summary>
public sealed class SerializationTests
{
    [Fact]
    public void FindingSurvivesCliXml()
    {
        using var session = new ModuleSession();
        var finding = session.Run(Invented.Finding).Output.Single();
        var copy = (PSObject)PSSerializer.Deserialize(PSSerializer.Serialize(finding, depth: 3));
        Assert.Equal("Deserialized.OAuthHunter.Findings.Finding", copy.TypeNames[0]);
        Assert.All(
            new[] { "DetectionId", "Title", "TargetName", "AppId", "Summary", "WhatToDo", "Fingerprint" },
            name => Assert.Equal(finding.Properties[name].Value, copy.Properties[name].Value is PSObject wrapped ? wrapped.BaseObject : copy.Properties[name].Value));
        Assert.Equal(new DateTime(2022, 8, 30, 10, 0, 0, DateTimeKind.Utc), ((PSObject)copy.Properties["FirstSeen"].Value).Properties["UtcDateTime"].Value);
        Assert.Equal("Critical", copy.Properties["Severity"].Value.ToString());
        var evidence = ((System.Collections.IEnumerable)((PSObject)copy.Properties["Evidence"].Value).BaseObject).Cast<PSObject>();
        Assert.Equal("audit.csv:12", evidence.First().Properties["Origin"].Value);
    }

    [Fact]
    public void EnumerationsComeBackAsThemselves()
    {
        using var folder = new TemporaryFolder();
        using var session = new ModuleSession();
        var result = session.Run($"$file = '{folder.Combine("finding.xml")}'\n{Invented.Finding} | Export-Clixml $file -Depth 4\n" + """
            $copy = Import-Clixml $file
            "$($copy.Severity)", ($copy.Severity -eq 'Critical'), ($copy.Severity -ge 'High'), $copy.Severity.GetType().FullName
            """).Output.Select(item => item.ToString());
        Assert.Equal(["Critical", "True", "True", "OAuthHunter.Findings.Severity"], result);
    }

    [Fact]
    public void EveryPublicEnumerationIsNamed()
    {
        using var session = new ModuleSession();
        var enumerations = session.Run("""
            foreach ($type in [OAuthHunter.Findings.Severity], [OAuthHunter.Views.Formatting]) {
                foreach ($one in $type.Assembly.GetExportedTypes()) { if ($one.IsEnum -and -not $one.IsNested) { $one.FullName } }
            }
            """).Output.Select(item => item.ToString()).Order(StringComparer.Ordinal);
        var named = System.Xml.Linq.XDocument.Load(Repository.Source("OAuthHunter", "OAuthHunter.Types.ps1xml")).Descendants("Value").Select(value => value.Value).Order(StringComparer.Ordinal);
        Assert.Equal(enumerations, named);
    }
}
