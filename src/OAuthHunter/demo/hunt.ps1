# The tour: read the bundled tenant, hunt in it, tell the story, leave a report.
# Works in pwsh, in Windows PowerShell and in OAuthHunter.Shell, so it uses no cmdlet beyond the engine's own and the module's.
$evidence = Import-TenantEvidence -Demo
$findings = @()
$chains = @()
foreach ($result in Invoke-OAuthHunt -Evidence $evidence -MinimumSeverity Medium -WarningAction SilentlyContinue) {
    if ($result -is [OAuthHunter.Correlation.AttackChain]) { $chains += $result } else { $findings += $result }
}

$records = 0
foreach ($file in $evidence.Files) { $records += $file.Read }
''
'OAuthHunter: a hunt in the bundled demo tenant, which is invented'
'=================================================================='
''
"Read $records records from $($evidence.Files.Count) files. They speak of $($evidence.ReferenceTime.UtcDateTime.ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture))Z."
"Found $($findings.Count) findings of Medium and above and $($chains.Count) chains that tie them together."

''
'WHAT HAPPENED'
'-------------'
$chains

''
'FINDINGS, WORST FIRST'
'---------------------'
[OAuthHunter.Findings.Finding[]] $sorted = $findings
[array]::Sort($sorted)
$sorted

# Beside the module when that can be written to, as in a working copy; else among the temporary files.
$module = (Get-Module OAuthHunter).ModuleBase
$folders = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($module), 'reports'), [System.IO.Path]::GetTempPath()
$report = $null
foreach ($folder in $folders) {
    try {
        $path = [System.IO.Path]::Combine($folder, 'oauthhunter-demo.md')
        Export-HuntReport -Evidence $evidence -Path $path -Force
        $report = $path
        break
    } catch [System.InvalidOperationException] {
        continue
    }
}

''
'WHERE TO GO FROM HERE'
'---------------------'
"The whole report:     $report"
'The suspicious app:   Get-SuspiciousOAuthApp -Evidence (Import-TenantEvidence -Demo)'
'Deleted connectors:   Get-InboundConnectorRisk -Evidence (Import-TenantEvidence -Demo)'
'Your own tenant:      Import-TenantEvidence ./exports | Invoke-OAuthHunt'
'What can be detected: Get-HuntDetection'
''
