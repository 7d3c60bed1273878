#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Get-MailFlowChange' {
    It 'rebuilds what is gone, with its makers' {
        $gone = @(Get-MailFlowChange -Evidence $evidence -Kind TransportRule | Where-Object State -EQ 'Deleted')
        $gone.Count | Should -BeGreaterOrEqual 12
        foreach ($one in $gone) { @($one.Events).Count | Should -BeGreaterThan 0 }
    }

    It 'filters by name and time' {
        $name = (Get-InboundConnectorRisk -Evidence $evidence @quiet | Where-Object Severity -EQ 'Critical').Name
        @(Get-MailFlowChange -Evidence $evidence -Name $name).Count | Should -Be 1
        @(Get-MailFlowChange -Evidence $evidence -Since '2030-01-01').Count | Should -Be 0
    }
}
