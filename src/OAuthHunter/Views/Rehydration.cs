using System.Management.Automation;
using OAuthHunter.Findings;

namespace OAuthHunter.Views;

/// <summary>
/// The types file names Core's enumerations as what they become again when they come back from CliXml, a job or a remote session.
/// It is read before anything has needed Core, so its first entry asks for this member, whose signature brings Core in.
/// </summary>
public static class Rehydration
{
    public static Severity Anchor(PSObject instance) => Severity.Info;
}
