# Exit code 0 when the Pester suites can run in this engine.
. (Join-Path $PSScriptRoot 'Find-Pester.ps1')
exit [int] (-not $pester)
