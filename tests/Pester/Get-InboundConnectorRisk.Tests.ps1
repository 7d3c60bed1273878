#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Get-InboundConnectorRisk' {

    It 'rebuilds the deleted connector' {
        $deleted = @(Get-InboundConnectorRisk -Evidence $evidence @quiet | Where-Object Severity -EQ 'Critical')
        $deleted.Count | Should -Be 1
        $deleted[0].State | Should -Be 'Deleted'
        $deleted[0].ConnectorType | Should -Be 'OnPremises'
    }

    It 'leaves deleted ones out when told' {
        @(Get-InboundConnectorRisk -Evidence $evidence -IncludeDeleted:$false -All @quiet | Where-Object State -EQ 'Deleted').Count | Should -Be 0
    }
}
