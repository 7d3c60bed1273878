#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Test-ConditionalAccessCoverage' {
    It 'gives a state for every check, and a reason where it could not look' {
        $rows = @(Test-ConditionalAccessCoverage -Evidence $evidence @quiet)
        $rows.Count | Should -BeGreaterThan 10
        foreach ($row in $rows) { "$($row.State)" | Should -Not -BeNullOrEmpty }
    }

    It 'never passes without the policies' {
        $alone = Import-TenantEvidence -Path (Join-Path $demoFolder 'users.ndjson') @quiet
        @(Test-ConditionalAccessCoverage -Evidence $alone @quiet | Where-Object { "$($_.State)" -eq 'Pass' }).Count | Should -Be 0
    }
}
