namespace OAuthHunter.DemoTenant;

/// <summary>Harmless things that resemble one step of the attack each, and that a hunt must not cry wolf at.</summary>
[Flags]
public enum Innocents
{
    None = 0,

    /// <summary>A verified vendor's backup that has read every mailbox for three years.</summary>
    BackupVendor = 1,

    /// <summary>The tenant's own automation that administers Exchange with a certificate, every day from one address.</summary>
    ExchangeAutomation = 2,

    /// <summary>The connector that Microsoft's hybrid wizard makes.</summary>
    HybridMail = 4,

    /// <summary>A signature add-on that hands mail back over a connector of type OnPremises with its certificate.</summary>
    SignatureAddOn = 8,

    /// <summary>A rule that has hidden clients' addresses for two years.</summary>
    PrivacyRule = 16,

    /// <summary>An administrator who travels and uses the shared VPN.</summary>
    TravellingAdmin = 32,

    /// <summary>A phone that goes on trying an old password.</summary>
    StalePhone = 64,

    /// <summary>An office behind one address, the morning after its passwords were changed.</summary>
    RotatedSite = 128,

    /// <summary>A project that is rolled back: its connector and rule are removed.</summary>
    ProjectRollback = 256,

    /// <summary>A mail gateway's set-up tool that makes and removes a connector within minutes.</summary>
    GatewaySetupTool = 512,

    All = (GatewaySetupTool * 2) - 1,
}
