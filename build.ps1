<#
.SYNOPSIS
    Builds, tests, documents or packages OAuthHunter. Each task is one or two calls of dotnet; nothing here is needed to use it.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Docs', 'Package', 'Reproduce')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$solution = Join-Path $PSScriptRoot 'OAuthHunter.slnx'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args -join ' ') failed with exit code $LASTEXITCODE." }
}

function Invoke-BuildTask { Invoke-DotNet build $solution --configuration $Configuration --nologo }

# The suites test the packaged module, so it is packaged first.
function Invoke-TestTask {
    Invoke-DotNet test $solution --configuration $Configuration --nologo
    . (Join-Path $PSScriptRoot 'build/Find-Pester.ps1')
    if (-not $pester) { Write-Warning 'Skipped tests/Pester: Pester 5 is not installed here.'; return }
    Invoke-PackageTask
    & (Join-Path $PSScriptRoot 'build/Invoke-PesterSuite.ps1')
    if ($LASTEXITCODE -ne 0) { throw "$LASTEXITCODE Pester tests failed." }
}

# Pages, help and MAML are golden files of tests, which write them anew when told to. Where Microsoft.PowerShell.PlatyPS is
# installed it reads the pages as well: a page that it cannot read is an error here.
function Invoke-DocsTask {
    $env:OAUTHHUNTER_UPDATE_DOCS = '1'
    try {
        Invoke-DotNet test (Join-Path $PSScriptRoot 'tests/OAuthHunter.Core.Tests') --configuration $Configuration --nologo --filter 'FullyQualifiedName~DetectionPage'
        Invoke-DotNet test (Join-Path $PSScriptRoot 'tests/OAuthHunter.Module.Tests') --configuration $Configuration --nologo --filter 'FullyQualifiedName~Help.HelpTests'
    } finally {
        Remove-Item Env:OAUTHHUNTER_UPDATE_DOCS
    }

    if (Get-Module -ListAvailable -Name Microsoft.PowerShell.PlatyPS) {
        $pages = Join-Path $PSScriptRoot 'docs/en-US/*-*.md'
        Import-MarkdownCommandHelp -Path $pages -ErrorAction Stop | Export-MamlCommandHelp -OutputFolder (Join-Path $PSScriptRoot 'out/maml') -Force | Out-Null
    } else {
        Write-Warning 'Microsoft.PowerShell.PlatyPS is not installed here: the pages were not read by it.'
    }
}

function Invoke-PackageTask { Invoke-DotNet build (Join-Path $PSScriptRoot 'build/OAuthHunter.Packaging') --configuration Release '-t:Package' --nologo }

# Packages what is committed twice, in clones of other names and depths: whoever has the sources gets the same bytes.
function Invoke-ReproduceTask {
    $folder = Join-Path ([IO.Path]::GetTempPath()) "oauthhunter-$([guid]::NewGuid().ToString('N'))"
    try {
        $sums = foreach ($clone in 'one', 'another/further-down') {
            $path = Join-Path $folder $clone
            & git clone --quiet $PSScriptRoot $path
            if ($LASTEXITCODE -ne 0) { throw "git clone failed with exit code $LASTEXITCODE." }
            Invoke-DotNet build (Join-Path $path 'build/OAuthHunter.Packaging') --configuration Release '-t:Package' --nologo --verbosity quiet | Out-Host
            Get-Content -LiteralPath (Join-Path $path 'out/package/SHA256SUMS') -Raw
        }
    } finally {
        Remove-Item -LiteralPath $folder -Recurse -Force -ErrorAction SilentlyContinue
    }

    if ($sums[0] -cne $sums[1]) { throw "Two builds of the same commit differ:`n$($sums -join "`n")" }
    $sums[0].TrimEnd()
}

foreach ($name in $Task) { & "Invoke-${name}Task" }
