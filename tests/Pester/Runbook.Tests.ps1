#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
}

Describe 'Runbooks' {
    BeforeAll {
        $runbooks = Join-Path $root 'docs/runbooks'
    }

    It '<_> parses in this engine' -ForEach 'Invoke-DailyHunt.ps1', 'Join-ExchangeEvidence.ps1' {
        $errors = $null
        [void] [System.Management.Automation.Language.Parser]::ParseFile((Join-Path $runbooks $_), [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        (Get-Help (Join-Path $runbooks $_)).Synopsis | Should -Not -BeNullOrEmpty
    }

    It 'joins connectors with the audit log of the session' {
        # As if the attacker's connector were back.
        $name = (Import-TenantEvidence -Demo | Get-InboundConnectorRisk @quiet | Where-Object Severity -EQ 'Critical').Name
        function Get-InboundConnector { [pscustomobject] @{ Name = $name; Identity = $name; Enabled = $true; ConnectorType = 'OnPremises'; SenderDomains = @('smtp:*;1'); SenderIPAddresses = @('192.0.2.201') } }
        function Search-UnifiedAuditLog {
            param($StartDate, $EndDate, $Operations, $SessionId, $SessionCommand, $ResultSize)
            Get-Content (Join-Path $demoFolder 'unifiedAuditLog.ndjson') | ForEach-Object { $_ | ConvertFrom-Json } | Where-Object Operation -In $Operations |
                ForEach-Object { [pscustomobject] @{ AuditData = ($_ | ConvertTo-Json -Depth 6 -Compress) } }
        }

        $joined = @(& (Join-Path $runbooks 'Join-ExchangeEvidence.ps1') -Evidence (Import-TenantEvidence -Demo))
        $joined.Count | Should -Be 1
        $joined[0].Events.Count | Should -BeGreaterOrEqual 2
        $joined[0].AppScore | Should -BeGreaterThan 0
        $joined[0].PSTypeNames | Should -Contain 'OAuthHunter.JoinedConnector'
    }

    It 'fails without a rule for its endpoint' {
        { & (Join-Path $runbooks 'Invoke-DailyHunt.ps1') -StatePath (Join-Path $TestDrive 'none.json') -IngestionEndpoint 'https://hunt.example.com' } | Should -Throw '*RuleId*'
    }
}
