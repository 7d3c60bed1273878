#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Get-PrivilegedRoleRisk' {
    It 'shows the attacker''s app as Global Administrator' {
        $appId = (Get-OAuthAttackChain -Evidence $evidence @quiet | Where-Object DetectionId -EQ 'CHN-001').AppId
        $rows = @(Get-PrivilegedRoleRisk -Evidence $evidence @quiet)
        @($rows | Where-Object { $_.Severity -eq 'Critical' }).Count | Should -BeGreaterThan 0
        $rows.Findings.AppId | Should -Contain $appId
    }
}
