#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeAll {
    . (Join-Path $PSScriptRoot 'Initialize-Suite.ps1')
}

# A process of its own for each order: what a process has loaded stays loaded.
Describe 'The session' {
    BeforeAll {
        # The engine that runs this: a program of its own, or (installed as a .NET tool) one that dotnet runs.
        $engine = (Get-Process -Id $PID).Path
        [string[]] $first = if ((Split-Path -Leaf $engine) -match '^dotnet') { @([Environment]::GetCommandLineArgs()[0]) } else { @() }
        function Invoke-Fresh {
            param([string] $Script)
            $file = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
            Set-Content -LiteralPath $file -Value $Script -Encoding UTF8
            & $engine @first -NoProfile -NonInteractive -ExecutionPolicy Bypass -File $file
        }
    }

    It 'gets exactly two assemblies by the import' {
        $added = Invoke-Fresh "
            `$before = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { -not `$_.IsDynamic } | ForEach-Object Location
            Import-Module '$manifest'
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { -not `$_.IsDynamic -and `$_.Location -like '*OAuthHunter*' -and `$_.Location -notin `$before } | ForEach-Object { `$_.GetName().Name }"
        $added | Sort-Object | Should -Be 'OAuthHunter', 'OAuthHunter.Core'
    }

    It 'keeps packages out of the default load context' -Skip:($PSEdition -ne 'Core') {
        $default = Invoke-Fresh "
            Import-Module '$manifest'
            [void](Import-TenantEvidence -Demo)
            [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | Where-Object { -not `$_.IsDynamic -and `$_.Location -like '*OAuthHunter*' } | ForEach-Object { `$_.GetName().Name }"
        $default | Sort-Object | Should -Be 'OAuthHunter', 'OAuthHunter.Core'
    }

    It 'works beside <_>, whichever comes first' -ForEach 'ExchangeOnlineManagement', 'Microsoft.Graph.Authentication', 'Az.Accounts' {
        if (-not (Get-Module -ListAvailable -Name $_)) { Set-ItResult -Skipped -Because "$_ is not installed here"; return }
        $hunt = "@(Import-TenantEvidence -Demo | Invoke-OAuthHunt -DetectionId APP-001 -WarningAction SilentlyContinue).Count"
        Invoke-Fresh "Import-Module '$manifest'; Import-Module $_; $hunt" | Select-Object -Last 1 | Should -BeGreaterThan 0
        Invoke-Fresh "Import-Module $_; Import-Module '$manifest'; $hunt" | Select-Object -Last 1 | Should -BeGreaterThan 0
    }

    It 'has the module in jobs and in thread jobs' {
        $work = { param($path) Import-Module $path; @(Get-HuntDetection).Count }
        $expected = @(Get-HuntDetection).Count
        Start-Job -ScriptBlock $work -ArgumentList $manifest | Receive-Job -Wait -AutoRemoveJob | Should -Be $expected
        if (Get-Command Start-ThreadJob -ErrorAction SilentlyContinue) {
            Start-ThreadJob -ScriptBlock $work -ArgumentList $manifest | Receive-Job -Wait -AutoRemoveJob | Should -Be $expected
        }
    }
}
