using OAuthHunter.Facts.MailFlow;

namespace OAuthHunter.Core.Tests.Facts.MailFlow;

public class ParameterTextTests
{
    [Theory]
    [InlineData("192.0.2.1;192.0.2.2", "192.0.2.1|192.0.2.2")]
    [InlineData("192.0.2.1, 192.0.2.2", "192.0.2.1|192.0.2.2")]
    [InlineData("smtp:*;1", "smtp:*;1")]
    [InlineData("smtp:contoso.com;1;smtp:fabrikam.com;1", "smtp:contoso.com;1|smtp:fabrikam.com;1")]
    [InlineData("{a, b}", "a|b")]
    [InlineData("", "")]
    [InlineData("$null", "")]
    public void SplitsMultiValues(string text, string expected) => Assert.Equal(expected, string.Join("|", ParameterText.List(text, null)));

    [Fact]
    public void AddsToAndTakesFromTheListAsItWas() =>
        Assert.Equal(["192.0.2.2", "192.0.2.3", "192.0.2.4"], ParameterText.List("@{Add=\"192.0.2.3\",\"192.0.2.4\"; Remove=\"192.0.2.1\"}", ["192.0.2.1", "192.0.2.2"]));

    [Theory]
    [InlineData("True", true)]
    [InlineData("$false", false)]
    [InlineData("1", true)]
    public void ReadsFlags(string text, bool expected) => Assert.Equal(expected, ParameterText.Flag(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("maybe")]
    public void WhatIsNoFlagIsNotFalse(string? text) => Assert.Null(ParameterText.Flag(text));
}
