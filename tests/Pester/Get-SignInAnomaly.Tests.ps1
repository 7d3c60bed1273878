#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Get-SignInAnomaly' {

    It 'finds the attack on passwords and what it hit' {
        $ids = @(Get-SignInAnomaly -Evidence $evidence @quiet).Findings.DetectionId | Sort-Object -Unique
        $ids | Should -Contain 'SIN-004'
        $ids | Should -Contain 'SIN-005'
    }

    It 'leaves out what ended before -Since' {
        @(Get-SignInAnomaly -Evidence $evidence -Since '2026-09-29' -DetectionId SIN-004 @quiet).Count | Should -Be 0
    }
}
