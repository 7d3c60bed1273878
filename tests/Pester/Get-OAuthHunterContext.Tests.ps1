#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
}

Describe 'Get-OAuthHunterContext' {

    It 'gives nothing without a connection' {
        Get-OAuthHunterContext | Should -BeNullOrEmpty
    }
}
