#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeDiscovery {
    # The package lies beside the module that it was made of; a plain build makes none, and Windows PowerShell has no PSResourceGet.
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
    $cannot = -not ((Get-ChildItem -Path (Split-Path -Parent $moduleFolder) -Filter 'OAuthHunter.*.nupkg') -and (Get-Command -Name Save-PSResource -ErrorAction SilentlyContinue))
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
}

Describe 'The package' -Skip:$cannot {
    BeforeAll {
        # What Install-PSResource does, but for the place: the user's own modules are none of a test's business.
        $repository = "oauthhunter-$([guid]::NewGuid().ToString('N'))"
        Register-PSResourceRepository -Name $repository -Uri (Split-Path -Parent $moduleFolder) -Trusted
        try {
            Save-PSResource -Name OAuthHunter -Repository $repository -Path $TestDrive -ErrorAction Stop
        } finally {
            Unregister-PSResourceRepository -Name $repository
        }

        $saved = Split-Path -Parent (Get-ChildItem -LiteralPath $TestDrive -Recurse -Filter OAuthHunter.psd1).FullName
    }

    It 'unpacks into the module that it was made of' {
        # PSResourceGet adds a file of its own and leaves out files that hold nothing.
        $there = Get-ChildItem -LiteralPath $saved -Recurse -File | ForEach-Object { $_.FullName.Substring($saved.Length + 1) } | Where-Object { $_ -ne 'PSGetModuleInfo.xml' } | Sort-Object
        $here = Get-ChildItem -LiteralPath $moduleFolder -Recurse -File | Where-Object Length -GT 0 | ForEach-Object { $_.FullName.Substring($moduleFolder.Length + 1) } | Sort-Object
        $there | Should -Be $here
        { Test-ModuleManifest -Path (Join-Path $saved 'OAuthHunter.psd1') -ErrorAction Stop } | Should -Not -Throw
    }

    It 'brings a demo tenant that is read without complaint' {
        $evidence = Import-TenantEvidence -Path (Join-Path $saved 'demo/contoso') -ErrorAction Stop
        $evidence.Files | Where-Object Problem | Should -BeNullOrEmpty
        @($evidence.Files).Count | Should -Be @((Import-TenantEvidence -Demo).Files).Count
    }
}
