#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
}

Describe 'Disconnect-OAuthHunter' {

    It 'does nothing without a connection' {
        { Disconnect-OAuthHunter } | Should -Not -Throw
    }
}
