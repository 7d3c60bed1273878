#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
}

Describe 'Import-TenantEvidence' {

    It 'reads the demo tenant' {
        $read = Import-TenantEvidence -Demo
        @($read.Coverage.Sets | Where-Object State -EQ 'Available').Count | Should -BeGreaterThan 10
    }

    It 'reads files from the pipeline as one evidence' {
        $read = @(Get-Item (Join-Path $demoFolder 'servicePrincipals.ndjson'), (Join-Path $demoFolder 'applications.ndjson') | Import-TenantEvidence)
        $read.Count | Should -Be 1
        @($read.Files).Count | Should -Be 2
    }

    It 'says what to do when a path is missing' {
        $problem = $null
        Import-TenantEvidence -Path (Join-Path $TestDrive 'nothing.json') -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'EvidenceNotFound*'
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'keeps what could be read of a truncated file' {
        $whole = Get-Content -LiteralPath (Join-Path $demoFolder 'servicePrincipals.ndjson') -Raw
        $file = Join-Path $TestDrive 'servicePrincipals.ndjson'
        [IO.File]::WriteAllText($file, $whole.Substring(0, [int] ($whole.Length * 0.6)))
        $read = Import-TenantEvidence -Path $file @quiet -ErrorAction SilentlyContinue
        ($read.Coverage.Sets | Where-Object EntitySet -EQ 'servicePrincipals').State | Should -Be 'Incomplete'
        $read.Files[0].Read | Should -BeGreaterThan 100
    }
}
