#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
}

Describe 'Help' {
    It 'is complete for every cmdlet' {
        foreach ($command in Get-Command -Module OAuthHunter) {
            $help = Get-Help $command.Name -Full
            $help.Synopsis | Should -Not -BeNullOrEmpty
            ($help.Description | Out-String).Trim() | Should -Not -BeNullOrEmpty -Because "$command needs a description"
            @($help.Examples.Example).Count | Should -BeGreaterOrEqual 2 -Because "$command needs examples"
            $own = $command.Parameters.Keys | Where-Object { $_ -notin [System.Management.Automation.Cmdlet]::CommonParameters }
            foreach ($name in $own) {
                $parameter = $help.parameters.parameter | Where-Object name -EQ $name
                ($parameter.description | Out-String).Trim() | Should -Not -BeNullOrEmpty -Because "$command -$name needs words"
            }
        }
    }

    It 'has the topic <_>' -ForEach 'about_OAuthHunter', 'about_OAuthHunter_Evidence', 'about_OAuthHunter_Detections', 'about_OAuthHunter_Exchange' {
        $file = Join-Path $moduleFolder "en-US/$_.help.txt"
        Test-Path -LiteralPath $file | Should -BeTrue
        $lines = Get-Content -LiteralPath $file -Encoding UTF8
        $lines[0] | Should -Be 'TOPIC'
        $lines[3] | Should -Be 'SHORT DESCRIPTION'
    }

    It 'names a page online' {
        foreach ($command in Get-Command -Module OAuthHunter) {
            (Get-Help $command.Name).relatedLinks.navigationLink[0].uri | Should -BeLike "https://*/$($command.Name).md"
            $command.HelpUri | Should -Be (Get-Help $command.Name).relatedLinks.navigationLink[0].uri
        }
    }
}
