<#
.SYNOPSIS
    Builds, tests, documents or packages OAuthHunter. Each task is one call of dotnet; nothing here is needed to use it.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Docs', 'Package')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$solution = Join-Path $PSScriptRoot 'OAuthHunter.slnx'
$module = Join-Path $PSScriptRoot 'out/OAuthHunter'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args -join ' ') failed with exit code $LASTEXITCODE." }
}

function Invoke-BuildTask { Invoke-DotNet build $solution --configuration $Configuration --nologo }

function Invoke-TestTask {
    Invoke-DotNet test $solution --configuration $Configuration --nologo
    $pester = Get-Module -ListAvailable Pester | Where-Object Version -GE 5.0
    if (-not $pester) { Write-Warning 'Skipped tests/*.Tests.ps1: Pester 5 is not installed here.'; return }
    Import-Module Pester -MinimumVersion 5.0
    $run = Invoke-Pester -Path (Join-Path $PSScriptRoot 'tests/*.Tests.ps1') -PassThru
    if ($run.FailedCount -gt 0) { throw "$($run.FailedCount) Pester tests failed." }
}

# The pages are golden files of a test: it writes them anew from the descriptors when told to.
function Invoke-DocsTask {
    $env:OAUTHHUNTER_UPDATE_DOCS = '1'
    try {
        Invoke-DotNet test (Join-Path $PSScriptRoot 'tests/OAuthHunter.Core.Tests') --configuration $Configuration --nologo --filter 'FullyQualifiedName~DetectionPage'
    } finally {
        Remove-Item Env:OAUTHHUNTER_UPDATE_DOCS
    }
}

function Invoke-PackageTask {
    if (Test-Path $module) { Remove-Item $module -Recurse -Force }
    Invoke-DotNet build (Join-Path $PSScriptRoot 'src/OAuthHunter') --configuration $Configuration --nologo
    $version = (Test-ModuleManifest (Join-Path $module 'OAuthHunter.psd1')).Version
    $package = Join-Path $PSScriptRoot "out/OAuthHunter-$version.zip"
    Compress-Archive -Path $module -DestinationPath $package -Force
    Get-Item $package
}

foreach ($name in $Task) { & "Invoke-${name}Task" }
