#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Export-HuntReport' {

    It 'writes <_>' -ForEach 'Json', 'Csv', 'Markdown' {
        $target = Join-Path $TestDrive "report.$_"
        Export-HuntReport -Evidence $evidence -Format $_ -Path $target @quiet
        (Get-Item -LiteralPath $target).Length | Should -BeGreaterThan 1000
    }

    It 'writes nothing with -WhatIf, and does not overwrite with -NoClobber' {
        $target = Join-Path $TestDrive 'what.md'
        Export-HuntReport -Evidence $evidence -Path $target -WhatIf @quiet
        Test-Path -LiteralPath $target | Should -BeFalse
        Set-Content -LiteralPath $target -Value 'mine'
        { Export-HuntReport -Evidence $evidence -Path $target -NoClobber -ErrorAction Stop @quiet } | Should -Throw
        Get-Content -LiteralPath $target | Should -Be 'mine'
    }

    It 'takes findings from the pipeline' {
        $target = Join-Path $TestDrive 'some.json'
        Invoke-OAuthHunt -Evidence $evidence -DetectionId APP-001 @quiet | Export-HuntReport -Path $target
        Get-Content -LiteralPath $target -Raw | Should -Match 'APP-001'
    }
}
