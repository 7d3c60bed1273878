#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
}

Describe 'Test-OAuthHunterAccess' {

    It 'says how to connect without a connection' {
        { Test-OAuthHunterAccess } | Should -Throw -ErrorId 'NotConnected*'
    }
}
