#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Get-HuntDetection' {

    It 'lists every detection once, complete' {
        $all = @(Get-HuntDetection)
        $all.Count | Should -Be @($all.DetectionId | Sort-Object -Unique).Count
        foreach ($one in $all) { $one.Title, $one.Logic, $one.BenignIf | Should -Not -BeNullOrEmpty }
    }

    It 'says what evidence lets run' {
        @(Get-HuntDetection -Evidence $evidence | Where-Object Readiness -EQ 'Ready').Count | Should -BeGreaterThan 10
    }

    It 'completes ids' {
        $line = 'Get-HuntDetection -DetectionId CNX'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain 'CNX-001'
    }
}
