#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Results in pipelines' {
    BeforeAll {
        $results = @(Invoke-OAuthHunt -Evidence $evidence @quiet)
        $findings = @($results | Where-Object { $_ -is [OAuthHunter.Findings.Finding] })
    }

    It 'sort, filter and group by severity' {
        ($findings | Sort-Object Severity -Descending | Select-Object -First 1).Severity | Should -Be 'Critical'
        @($findings | Where-Object Severity -GE 'High').Count | Should -BeGreaterThan 0
        @($findings | Group-Object DetectionId).Count | Should -BeGreaterThan 5
    }

    It 'bind to the next cmdlet by their property names' {
        $ids = $findings | Select-Object -First 3 | Get-HuntDetection
        $ids.DetectionId | Should -Not -BeNullOrEmpty
    }

    It 'survive CliXml with their enumerations' {
        $file = Join-Path $TestDrive 'findings.xml'
        $findings | Export-Clixml -LiteralPath $file -Depth 4
        $back = @(Import-Clixml -LiteralPath $file)
        $back.Fingerprint | Should -Be $findings.Fingerprint
        "$($back[0].Severity)" | Should -Be "$($findings[0].Severity)"
        @($back | Where-Object Severity -EQ 'Critical').Count | Should -Be @($findings | Where-Object Severity -EQ 'Critical').Count
    }

    It 'become JSON and CSV' {
        ($findings[0] | ConvertTo-Json -Depth 4 | ConvertFrom-Json).DetectionId | Should -Be $findings[0].DetectionId
        @($findings | Select-Object DetectionId, Severity, TargetName | ConvertTo-Csv -NoTypeInformation).Count | Should -Be ($findings.Count + 1)
    }

    It 'stop early when the next command has enough' {
        @(Invoke-OAuthHunt -Evidence $evidence @quiet | Select-Object -First 1).Count | Should -Be 1
    }

    It 'are the same whatever the culture' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'tr-TR'
            @(Invoke-OAuthHunt -Path $demoFolder @quiet).Fingerprint | Sort-Object | Should -Be ($results.Fingerprint | Sort-Object)
        } finally {
            [cultureinfo]::CurrentCulture = $before
        }
    }
}
