#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Get-SuspiciousOAuthApp' {

    It 'names one app Critical, and it is the one of the chain' {
        $app = @(Get-SuspiciousOAuthApp -Evidence $evidence @quiet | Where-Object Severity -EQ 'Critical')
        $app.Count | Should -Be 1
        $app[0].AppId | Should -Be (Get-OAuthAttackChain -Evidence $evidence @quiet | Where-Object DetectionId -EQ 'CHN-001').AppId
    }

    It 'ranks worst first, with terms that add up' {
        $apps = @(Get-SuspiciousOAuthApp -Evidence $evidence @quiet)
        $apps.Score | Should -Be ($apps.Score | Sort-Object -Descending)
        foreach ($app in $apps) { ($app.ScoreTerms | Measure-Object Points -Sum).Sum | Should -Be $app.Score }
    }
}
