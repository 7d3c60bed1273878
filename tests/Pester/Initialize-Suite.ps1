# Dot-sourced by every suite: finds the module that is to be tested and imports it, once for each file.
# First choice is $env:OAUTHHUNTER_MODULE, then the packaged module, then the module as a plain build leaves it.
$root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
$candidates = @(
    $env:OAUTHHUNTER_MODULE
    Join-Path $root 'out/package/OAuthHunter'
    Join-Path $root 'out/OAuthHunter'
) | Where-Object { $_ } | ForEach-Object { Join-Path $_ 'OAuthHunter.psd1' }
$manifest = $candidates | Where-Object { Test-Path -LiteralPath $_ } | Select-Object -First 1
if (-not $manifest) {
    throw "There is no module to test. Run 'dotnet build' or './build.ps1 -Task Package' in the repository first."
}

Import-Module $manifest -Force -ErrorAction Stop
$moduleFolder = Split-Path -Parent $manifest
$demoFolder = Join-Path (Join-Path $moduleFolder 'demo') 'contoso'
$quiet = @{ WarningAction = 'SilentlyContinue' }
