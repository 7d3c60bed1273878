#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Test-AdminMfaCoverage' {

    It 'shows the stolen administrator without MFA first' {
        $rows = @(Test-AdminMfaCoverage -Evidence $evidence @quiet)
        $rows.Count | Should -BeGreaterThan 10
        $rows[0].UserPrincipalName | Should -Not -BeNullOrEmpty
    }

    It 'never passes for lack of evidence' {
        $alone = Get-Item (Join-Path $demoFolder 'users.ndjson'), (Join-Path $demoFolder 'roleAssignments.ndjson') | Import-TenantEvidence
        foreach ($row in Test-AdminMfaCoverage -Evidence $alone @quiet) { "$($row.Enforced)" | Should -Not -Be 'Yes' }
    }
}
