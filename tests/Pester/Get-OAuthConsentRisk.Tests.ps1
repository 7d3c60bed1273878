#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Get-OAuthConsentRisk' {
    It 'gives consents with their findings, worst first' {
        $rows = @(Get-OAuthConsentRisk -Evidence $evidence @quiet)
        foreach ($row in $rows) { @($row.Findings).Count | Should -BeGreaterThan 0 }
        if ($rows.Count -gt 1) { $rows[0].Severity | Should -BeGreaterOrEqual $rows[-1].Severity }
    }

    It 'leaves out what is revoked with -Live' {
        @(Get-OAuthConsentRisk -Evidence $evidence -Live @quiet | Where-Object { -not $_.IsLive }).Count | Should -Be 0
    }
}
