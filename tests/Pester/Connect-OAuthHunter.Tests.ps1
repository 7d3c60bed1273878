#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
}

Describe 'Connect-OAuthHunter' {

    It 'takes no secret as plain text' {
        foreach ($parameter in (Get-Command Connect-OAuthHunter).Parameters.Values | Where-Object Name -Match 'secret|password|token$') {
            $parameter.ParameterType | Should -BeIn ([securestring], [pscredential])
        }
    }

    It 'says what failed when nobody listens' {
        $secret = ConvertTo-SecureString 'invented' -AsPlainText -Force
        $credential = New-Object pscredential '11111111-2222-4333-8444-555555555555', $secret
        $nowhere = @{ GraphEndpoint = 'http://127.0.0.1:9'; ExchangeEndpoint = 'http://127.0.0.1:9'; AuthorityHost = 'http://127.0.0.1:9' }
        $problem = $null
        try { Connect-OAuthHunter contoso.com -ClientSecretCredential $credential @nowhere } catch { $problem = $_ }
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        "$problem" | Should -Not -Match 'invented'
    }
}
