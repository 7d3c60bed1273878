#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Invoke-OAuthHunt' {

    BeforeAll {
        $results = @(Invoke-OAuthHunt -Evidence $evidence @quiet)
        $findings = @($results | Where-Object { $_ -is [OAuthHunter.Findings.Finding] })
    }

    It 'shows rows of evidence, a reason, a benign reading and an advice in each finding' {
        foreach ($finding in $findings) {
            @($finding.Evidence).Count | Should -BeGreaterThan 0
            $finding.Why | Should -Not -BeNullOrEmpty
            $finding.BenignIf | Should -Not -BeNullOrEmpty
            $finding.WhatToDo | Should -Not -BeNullOrEmpty
        }
    }

    It 'filters by detection and severity' {
        @(Invoke-OAuthHunt -Evidence $evidence -DetectionId 'ROL-001' @quiet).DetectionId | Sort-Object -Unique | Should -Be 'ROL-001'
        @(Invoke-OAuthHunt -Evidence $evidence -MinimumSeverity Critical @quiet | Where-Object Severity -NE 'Critical').Count | Should -Be 0
    }

    It 'refuses an unknown detection and names close ones' {
        { Invoke-OAuthHunt -Evidence $evidence -DetectionId 'APP-999' } | Should -Throw '*APP-999*'
    }

    It 'says both ways out without tenant and evidence' {
        { Invoke-OAuthHunt } | Should -Throw -ErrorId 'NotConnected*'
    }

    It 'gives the same from pipeline and path' {
        @(Invoke-OAuthHunt -Path $demoFolder @quiet).Fingerprint | Sort-Object | Should -Be ($results.Fingerprint | Sort-Object)
    }
}
