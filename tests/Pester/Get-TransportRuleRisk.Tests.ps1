#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Get-TransportRuleRisk' {

    It 'rebuilds the twelve deleted rules' {
        $deleted = @(Get-TransportRuleRisk -Evidence $evidence @quiet | Where-Object { $_.State -eq 'Deleted' -and $_.Severity -eq 'Critical' })
        $deleted.Count | Should -Be 12
    }

    It 'leaves the privacy rule at Low' {
        @(Get-TransportRuleRisk -Evidence $evidence -All @quiet | Where-Object { $_.State -ne 'Deleted' -and $_.Severity -gt 'Low' }).Count | Should -Be 0
    }
}
