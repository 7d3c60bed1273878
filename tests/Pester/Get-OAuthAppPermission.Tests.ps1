#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Get-OAuthAppPermission' {
    It 'shows what the attacker''s app holds, and how it came to it' {
        $appId = (Get-OAuthAttackChain -Evidence $evidence @quiet | Where-Object DetectionId -EQ 'CHN-001').AppId
        $rows = @(Get-OAuthAppPermission -Evidence $evidence -AppId $appId)
        $rows.Permission | Should -Contain 'Exchange.ManageAsApp'
        $rows.Permission | Should -Contain 'Global Administrator'
        @($rows | Where-Object Permission -EQ 'Exchange.ManageAsApp')[0].Tier | Should -BeLessOrEqual 1
    }

    It 'filters by wildcard and tier' {
        $some = @(Get-OAuthAppPermission -Evidence $evidence -Permission 'Exchange.*')
        $some.Count | Should -BeGreaterThan 0
        foreach ($one in $some) { $one.Permission | Should -BeLike 'Exchange.*' }
        @(Get-OAuthAppPermission -Evidence $evidence -Tier 0).Tier | Sort-Object -Unique | Should -Be 0
    }

    It 'says when no app has the id' {
        Get-OAuthAppPermission -Evidence $evidence -AppId '00000000-0000-0000-0000-000000000000' -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'AppNotFound,*'
    }

    It 'takes apps from the pipeline' {
        $rows = Get-SuspiciousOAuthApp -Evidence $evidence @quiet | Where-Object Severity -EQ 'Critical' | Get-OAuthAppPermission -Evidence $evidence
        $rows | Should -Not -BeNullOrEmpty
    }
}
