@{
    RootModule             = if ($PSEdition -eq 'Core') { 'bin/net8.0/OAuthHunter.dll' } else { 'bin/net472/OAuthHunter.dll' }
    ModuleVersion          = '0.1.0'
    GUID                   = '5f0f6f4e-2d0a-4c1b-9f5d-0c6a5f1d7b21'
    Author                 = 'OAuthHunter contributors'
    CompanyName            = 'OAuthHunter'
    Copyright              = '(c) OAuthHunter contributors. MIT licence.'
    Description            = 'Finds and explains a takeover of Exchange Online through a rogue OAuth application: the app, its grants, roles and credentials, the connectors and header-stripping rules it made (also those already deleted), and the chain as one story.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    FormatsToProcess       = @('OAuthHunter.Format.ps1xml')
    TypesToProcess         = @('OAuthHunter.Types.ps1xml')
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    CmdletsToExport        = @(
        'Connect-OAuthHunter'
        'Disconnect-OAuthHunter'
        'Export-HuntReport'
        'Export-TenantSnapshot'
        'Get-HuntDetection'
        'Get-InboundConnectorRisk'
        'Get-MailboxForwardingRisk'
        'Get-MailFlowChange'
        'Get-OAuthAppPermission'
        'Get-OAuthAttackChain'
        'Get-OAuthHunterContext'
        'Get-PrivilegedRoleRisk'
        'Get-SignInAnomaly'
        'Get-OAuthConsentRisk'
        'Get-SuspiciousOAuthApp'
        'Get-TenantPolicyRisk'
        'Get-TransportRuleRisk'
        'Import-TenantEvidence'
        'Invoke-OAuthHunt'
        'Test-AdminMfaCoverage'
        'Test-ConditionalAccessCoverage'
        'Test-OAuthHunterAccess'
    )
    PrivateData            = @{
        PSData = @{
            Tags         = @('OAuth', 'Exchange', 'ExchangeOnline', 'EntraID', 'MicrosoftGraph', 'Security', 'IncidentResponse', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://github.com/OAuthHunter/OAuthHunter/blob/main/LICENSE'
            ProjectUri   = 'https://github.com/OAuthHunter/OAuthHunter'
            ReleaseNotes = 'https://github.com/OAuthHunter/OAuthHunter/blob/main/CHANGELOG.md'
        }
    }
}
