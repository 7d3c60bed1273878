#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Export-TenantSnapshot' {

    It 'writes nothing with -WhatIf' {
        $target = Join-Path $TestDrive 'none.zip'
        Export-TenantSnapshot -Evidence $evidence -Destination $target -WhatIf
        Test-Path -LiteralPath $target | Should -BeFalse
    }

    It 'can be hunted in with the same result' {
        $target = Join-Path $TestDrive 'copy.zip'
        Export-TenantSnapshot -Evidence $evidence -Destination $target | Out-Null
        $first = @(Invoke-OAuthHunt -Evidence $evidence @quiet).Fingerprint | Sort-Object
        @(Invoke-OAuthHunt -Path $target @quiet).Fingerprint | Sort-Object | Should -Be $first
    }
}
