#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Get-OAuthAttackChain' {

    It 'tells the attack as one chain' {
        $seed = @(Get-OAuthAttackChain -Evidence $evidence @quiet | Where-Object DetectionId -EQ 'CHN-001')
        $seed.Count | Should -Be 1
        $seed[0].Severity | Should -Be 'Critical'
        @($seed[0].Links | Where-Object State -EQ 'Found').Count | Should -BeGreaterThan 8
    }

    It 'shows evidence for each link that it found' {
        foreach ($link in (Get-OAuthAttackChain -Evidence $evidence @quiet)[0].Links | Where-Object State -EQ 'Found') {
            @($link.Evidence).Count | Should -BeGreaterThan 0
        }
    }
}
