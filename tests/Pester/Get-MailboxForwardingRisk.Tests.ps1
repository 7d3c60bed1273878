#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $evidence = Import-TenantEvidence -Demo
}

Describe 'Get-MailboxForwardingRisk' {
    It 'judges output of Get-Mailbox as it comes' {
        $mailbox = [pscustomobject] @{ UserPrincipalName = 'adele@contoso.com'; PrimarySmtpAddress = 'adele@contoso.com'; Identity = 'adele'; ForwardingSmtpAddress = 'smtp:out@fabrikam.com'; DeliverToMailboxAndForward = $true }
        $rows = @($mailbox | Get-MailboxForwardingRisk -AcceptedDomain contoso.com -All @quiet)
        $rows.Count | Should -Be 1
        @($rows[0].Findings).Count | Should -BeGreaterThan 0
    }

    It 'hunts in evidence' {
        { Get-MailboxForwardingRisk -Evidence $evidence -All @quiet } | Should -Not -Throw
    }
}
