#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
}

Describe 'The module' {
    It 'has a valid manifest' {
        { Test-ModuleManifest -Path $manifest -ErrorAction Stop } | Should -Not -Throw
    }

    It 'exports what its manifest names, and no more' {
        $expected = (Test-ModuleManifest -Path $manifest).ExportedCmdlets.Keys | Sort-Object
        (Get-Command -Module OAuthHunter).Name | Sort-Object | Should -Be $expected
    }

    It 'uses approved verbs and one noun style' {
        $approved = (Get-Verb).Verb
        foreach ($command in Get-Command -Module OAuthHunter) {
            $approved | Should -Contain $command.Verb
            $command.Noun | Should -Not -Match '(?<!s)s$' -Because "nouns are singular ($command)"
        }
    }

    It 'declares what each cmdlet gives' {
        foreach ($command in Get-Command -Module OAuthHunter | Where-Object Name -NE 'Disconnect-OAuthHunter') {
            @($command.OutputType).Count | Should -BeGreaterThan 0 -Because "$command is used in pipelines"
        }
    }

    It 'ships no script module and no stray assembly' {
        Get-ChildItem -LiteralPath $moduleFolder -Recurse -Filter '*.psm1' | Should -BeNullOrEmpty
        foreach ($framework in 'net8.0', 'net472') {
            (Get-ChildItem -LiteralPath (Join-Path $moduleFolder "bin/$framework") -Filter '*.dll').Name | Sort-Object | Should -Be 'OAuthHunter.Core.dll', 'OAuthHunter.dll'
        }
    }

    It 'keeps paths short enough for Azure Automation' {
        $start = (Split-Path -Parent $moduleFolder).Length + 1
        (Get-ChildItem -LiteralPath $moduleFolder -Recurse -File | ForEach-Object { $_.FullName.Length - $start } | Measure-Object -Maximum).Maximum | Should -BeLessThan 140
    }

    It 'can be imported again, and removed' {
        Import-Module $manifest -Force -ErrorAction Stop
        Remove-Module OAuthHunter
        Get-Module OAuthHunter | Should -BeNullOrEmpty
        Import-Module $manifest -ErrorAction Stop
        Get-HuntDetection | Should -Not -BeNullOrEmpty
    }
}
