#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

# The module as built, in the engine at hand. Build it first: dotnet build (or ./build.ps1 -Task Build).
BeforeAll {
    $script:root = Split-Path -Parent $PSScriptRoot
    $script:manifest = Join-Path (Join-Path (Join-Path $root 'out') 'OAuthHunter') 'OAuthHunter.psd1'
    if (-not (Test-Path -LiteralPath $manifest)) {
        throw "There is no module at '$manifest'. Run 'dotnet build' in the repository first."
    }

    Import-Module $manifest -Force -ErrorAction Stop
    $script:evidence = Import-TenantEvidence -Demo
}

AfterAll {
    Remove-Module OAuthHunter -ErrorAction SilentlyContinue
}

Describe 'The module' {
    It 'exports what its manifest names, and no more' {
        $expected = (Import-PowerShellDataFile -LiteralPath (Join-Path $root 'OAuthHunter.psd1') -ErrorAction SilentlyContinue).CmdletsToExport
        if (-not $expected) { $expected = (Test-ModuleManifest -Path $manifest).ExportedCmdlets.Keys }
        $actual = (Get-Command -Module OAuthHunter).Name | Sort-Object
        $actual | Should -Be ($expected | Sort-Object)
    }

    It 'uses approved verbs' {
        $approved = (Get-Verb).Verb
        (Get-Command -Module OAuthHunter).Verb | Sort-Object -Unique | ForEach-Object { $approved | Should -Contain $_ }
    }

    It 'has a valid manifest' {
        { Test-ModuleManifest -Path $manifest -ErrorAction Stop } | Should -Not -Throw
    }

    It 'can be imported again' {
        Import-Module $manifest -Force -ErrorAction Stop
        (Get-Command -Module OAuthHunter | Measure-Object).Count | Should -BeGreaterThan 10
    }
}

Describe 'The demo hunt' {
    BeforeAll {
        $script:results = @(Invoke-OAuthHunt -Evidence $evidence -WarningAction SilentlyContinue)
        $script:findings = @($results | Where-Object { $_ -is [OAuthHunter.Findings.Finding] })
        $script:chains = @($results | Where-Object { $_ -is [OAuthHunter.Correlation.AttackChain] })
    }

    It 'tells the attack as one chain' {
        $seed = @($chains | Where-Object DetectionId -EQ 'CHN-001')
        $seed.Count | Should -Be 1
        $seed[0].Severity | Should -Be 'Critical'
        @($seed[0].Links | Where-Object State -EQ 'Found').Count | Should -BeGreaterThan 8
    }

    It 'names the app Critical' {
        $app = @(Get-SuspiciousOAuthApp -Evidence $evidence | Where-Object Severity -EQ 'Critical')
        $app.Count | Should -Be 1
        $app[0].AppId | Should -Be ($chains | Where-Object DetectionId -EQ 'CHN-001').AppId
    }

    It 'rebuilds the deleted connector' {
        $deleted = @(Get-InboundConnectorRisk -Evidence $evidence | Where-Object { $_.Severity -eq 'Critical' })
        $deleted.Count | Should -Be 1
        $deleted[0].State | Should -Be 'Deleted'
        $deleted[0].ConnectorType | Should -Be 'OnPremises'
    }

    It 'shows a row of evidence, a reason and an advice in each finding' {
        foreach ($finding in $findings) {
            @($finding.Evidence).Count | Should -BeGreaterThan 0
            $finding.Why | Should -Not -BeNullOrEmpty
            $finding.BenignIf | Should -Not -BeNullOrEmpty
            $finding.WhatToDo | Should -Not -BeNullOrEmpty
        }
    }

    It 'filters by detection and severity' {
        $only = @(Invoke-OAuthHunt -Evidence $evidence -DetectionId 'ROL-001' -WarningAction SilentlyContinue)
        $only.DetectionId | Sort-Object -Unique | Should -Be 'ROL-001'
        @(Invoke-OAuthHunt -Evidence $evidence -MinimumSeverity Critical -WarningAction SilentlyContinue | Where-Object { $_.Severity -ne 'Critical' }).Count | Should -Be 0
    }
}

Describe 'Exchange objects from the pipeline' {
    BeforeAll {
        $script:connector = [pscustomobject]@{
            Name                         = 'Relay'
            Enabled                      = $true
            ConnectorType                = 'OnPremises'
            ConnectorSource              = 'Default'
            SenderIPAddresses            = @('203.0.113.10')
            SenderDomains                = @('smtp:*;1')
            RequireTls                   = $false
            TlsSenderCertificateName     = $null
            CloudServicesMailEnabled     = $false
            TreatMessagesAsInternal      = $false
            RestrictDomainsToIPAddresses = $false
            RestrictDomainsToCertificate = $false
        }
    }

    It 'are judged as they come' {
        @($connector | Get-InboundConnectorRisk -WarningAction SilentlyContinue).Name | Should -Be 'Relay'
    }

    It 'are judged the same after <_>' -ForEach 'CliXml', 'Json', 'Csv' {
        $file = Join-Path $TestDrive "connector.$_"
        switch ($_) {
            'CliXml' { $connector | Export-Clixml -LiteralPath $file; $back = Import-Clixml -LiteralPath $file }
            'Json' { $connector | ConvertTo-Json | Set-Content -LiteralPath $file; $back = Get-Content -LiteralPath $file -Raw | ConvertFrom-Json }
            'Csv' {
                $connector | Select-Object *, @{ n = 'SenderIPAddresses'; e = { $_.SenderIPAddresses -join ';' } }, @{ n = 'SenderDomains'; e = { $_.SenderDomains -join ';' } } -ExcludeProperty SenderIPAddresses, SenderDomains |
                    Export-Csv -LiteralPath $file -NoTypeInformation
                $back = Import-Csv -LiteralPath $file
            }
        }

        $direct = @($connector | Get-InboundConnectorRisk -WarningAction SilentlyContinue)
        $again = @($back | Get-InboundConnectorRisk -WarningAction SilentlyContinue)
        $again.Severity | Should -Be $direct.Severity
        $again.Findings.DetectionId | Should -Be $direct.Findings.DetectionId
    }
}

Describe 'Files' {
    It 'write nothing with -WhatIf' {
        $target = Join-Path $TestDrive 'none.zip'
        Export-TenantSnapshot -Evidence $evidence -Destination $target -WhatIf
        Test-Path -LiteralPath $target | Should -BeFalse
    }

    It 'hunt the same from a snapshot' {
        $target = Join-Path $TestDrive 'copy.zip'
        Export-TenantSnapshot -Evidence $evidence -Destination $target | Out-Null
        $first = @(Invoke-OAuthHunt -Evidence $evidence -WarningAction SilentlyContinue).Fingerprint | Sort-Object
        $second = @(Invoke-OAuthHunt -Path $target -WarningAction SilentlyContinue).Fingerprint | Sort-Object
        $second | Should -Be $first
    }

    It 'report in <_>' -ForEach 'Json', 'Csv', 'Markdown' {
        $target = Join-Path $TestDrive "report.$_"
        Export-HuntReport -Evidence $evidence -Format $_ -Path $target
        (Get-Item -LiteralPath $target).Length | Should -BeGreaterThan 1000
    }

    It 'that are missing are an error that says what to do' {
        $problem = $null
        Import-TenantEvidence -Path (Join-Path $TestDrive 'nothing.json') -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'EvidenceNotFound*'
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'come from the pipeline' {
        $folder = Join-Path (Join-Path (Split-Path -Parent $manifest) 'demo') 'contoso'
        $read = Get-ChildItem -LiteralPath $folder -Filter 'servicePrincipals.ndjson' | Import-TenantEvidence
        @($read.Files | Where-Object { $_.EntitySets -contains 'servicePrincipals' }).Count | Should -Be 1
    }
}

Describe 'Results' {
    It 'survive CliXml' {
        $file = Join-Path $TestDrive 'findings.xml'
        $findings = @(Invoke-OAuthHunt -Evidence $evidence -DetectionId 'APP-001' -WarningAction SilentlyContinue)
        $findings | Export-Clixml -LiteralPath $file -Depth 4
        $back = @(Import-Clixml -LiteralPath $file)
        $back.Fingerprint | Should -Be $findings.Fingerprint
        "$($back[0].Severity)" | Should -Be "$($findings[0].Severity)"
    }
}
