#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
}

# The shapes that ExchangeOnlineManagement gives; functions stand in for its session.
Describe 'Exchange objects' {
    BeforeAll {
        function New-Connector {
            [pscustomobject] @{
                PSTypeName                   = 'Deserialized.Microsoft.Exchange.Data.Directory.SystemConfiguration.TenantInboundConnector'
                Name                         = 'Relay'
                Identity                     = 'Relay'
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

        function New-Rule {
            [pscustomobject] @{
                Name         = 'Test01'
                Identity     = 'Test01'
                State        = 'Enabled'
                Mode         = 'Enforce'
                Priority     = 0
                RemoveHeader = 'Received-SPF'
                Conditions   = $null
                Actions      = @('Microsoft.Exchange.MessagingPolicies.Rules.Tasks.RemoveHeaderAction')
            }
        }
    }

    It 'of Get-InboundConnector are judged as they come' {
        @(New-Connector | Get-InboundConnectorRisk @quiet).Name | Should -Be 'Relay'
    }

    It 'of Get-TransportRule are judged as they come' {
        @(New-Rule | Get-TransportRuleRisk @quiet).Name | Should -Be 'Test01'
    }

    It 'are judged the same after <_>' -ForEach 'CliXml', 'Json', 'Csv' {
        $file = Join-Path $TestDrive "connector.$_"
        $connector = New-Connector
        switch ($_) {
            'CliXml' { $connector | Export-Clixml -LiteralPath $file; $back = Import-Clixml -LiteralPath $file }
            'Json' { $connector | ConvertTo-Json | Set-Content -LiteralPath $file; $back = Get-Content -LiteralPath $file -Raw | ConvertFrom-Json }
            'Csv' {
                $connector | Select-Object *, @{ n = 'SenderIPAddresses'; e = { $_.SenderIPAddresses -join ';' } }, @{ n = 'SenderDomains'; e = { $_.SenderDomains -join ';' } } -ExcludeProperty SenderIPAddresses, SenderDomains |
                    Export-Csv -LiteralPath $file -NoTypeInformation
                $back = Import-Csv -LiteralPath $file
            }
        }

        $direct = @($connector | Get-InboundConnectorRisk @quiet)
        $again = @($back | Get-InboundConnectorRisk @quiet)
        $again.Severity | Should -Be $direct.Severity
        $again.Findings.DetectionId | Should -Be $direct.Findings.DetectionId
    }

    It 'of another kind are refused with advice' {
        $problem = $null
        [pscustomobject] @{ Name = 'x'; Whatever = 1 } | Get-InboundConnectorRisk -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InputNotRecognised*'
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
}
