# Runs the suites of tests/Pester. The last line is "pester-result <passed> <failed>"; the exit code is the number of failures.
. (Join-Path $PSScriptRoot 'Find-Pester.ps1')
if (-not $pester) { throw 'There is no Pester 5 here. Run dotnet restore, or Install-Module Pester.' }
Import-Module $pester -ErrorAction Stop
$configuration = New-PesterConfiguration
$configuration.Run.Path = Join-Path (Split-Path -Parent $PSScriptRoot) 'tests/Pester'
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
$configuration.Output.RenderMode = 'Plaintext'
$run = Invoke-Pester -Configuration $configuration
# A file that cannot even be read has no test that fails.
$failed = $run.FailedCount + $run.FailedContainersCount + $run.FailedBlocksCount
"pester-result $($run.PassedCount) $failed"
exit $failed
