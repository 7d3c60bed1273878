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
}
