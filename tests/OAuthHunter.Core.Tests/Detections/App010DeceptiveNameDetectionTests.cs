using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App010DeceptiveNameDetectionTests
{
    [Theory]
    [InlineData("Micro\u0455oft Te\u0430ms")] // Cyrillic letters
    [InlineData("One\u200BDrive")] // zero width
    [InlineData("0365 Access")]
    [InlineData("OneDrive-2025")]
    public void WhatDeceivesTheEyeIsHighAndWithMailCritical(string name)
    {
        Assert.Equal(Severity.High, Assert.Single(Foreign(name, 900).Hunt("APP-010").Findings).Severity);

        var finding = Assert.Single(Foreign(name, 900).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read", UserId)).Hunt("APP-010").Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "oauth2PermissionGrants");
    }

    [Fact]
    public void AnInvisibleCharacterIsShown() => Assert.Contains("[U+200B]", Assert.Single(Foreign("One\u200BDrive").Hunt("APP-010").Findings).Summary, StringComparison.Ordinal);

    [Fact]
    public void ABrandOnAYoungUnverifiedForeignAppIsMediumWithLowConfidence()
    {
        var finding = Assert.Single(Foreign("DocuSign viewer", 10).Hunt("APP-010").Findings);

        Assert.Equal((Severity.Medium, Confidence.Low), (finding.Severity, finding.Confidence));
    }

    [Theory]
    [InlineData("\u0411\u0443\u0445\u0433\u0430\u043B\u0442\u0435\u0440\u0438\u044F")] // wholly Cyrillic
    [InlineData("Zeiterfassung M\u00FCnchen")]
    [InlineData("Reporting 365 API v2")]
    [InlineData("Expense_2025")]
    public void OrdinaryNamesPass(string name) => Assert.Empty(Foreign(name, 10).Hunt("APP-010").Findings);

    [Fact]
    public void AVerifiedVendorMayNameTheBrand() =>
        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Verified("Backup for Microsoft 365", 10)).Hunt("APP-010").Findings);

    [Fact]
    public void AnOldAppThatManyUseMayNameTheBrand() =>
        Assert.Empty(Foreign("Outlook sync", 900).Add(EntitySets.OAuth2PermissionGrants, [.. Enumerable.Range(1, 8).Select(number => Delegated("User.Read", $"user-{number}"))]).Hunt("APP-010").Findings);

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-010").StateOf("APP-010"));
}
