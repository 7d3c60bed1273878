#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Get-TenantPolicyRisk' {
    It 'does not call a policy good that it could not read' {
        $alone = Import-TenantEvidence -Path (Join-Path $demoFolder 'users.ndjson') @quiet
        @(Get-TenantPolicyRisk -Evidence $alone @quiet | Where-Object { "$($_.State)" -eq 'Pass' }).Count | Should -Be 0
    }

    It 'gives rows with a reason' {
        foreach ($row in Get-TenantPolicyRisk -Evidence $evidence @quiet) { @($row.Findings).Count | Should -BeGreaterThan 0 }
    }
}
